use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::ops::Bound;

const SMALL: BlockSize = BlockSize { most: 64, piece: 48 };

fn blocks() -> (tempfile::TempDir, Blocks) {
    let folder = tempfile::tempdir().unwrap();
    let config = sled::Config::new().path(folder.path().join("rows")).flush_every_ms(None).segment_size(1 << 16);
    let db = config.open().unwrap();
    (folder, Blocks::of(db, SMALL))
}

/// Kinds that stand in blocks and one between them that does not.
const KINDS: [Space; 3] = [Space::Delivery, Space::Figures, Space::OutcomeSeat];

fn key(kind: usize, number: u8) -> Vec<u8> {
    let mut key = vec![KINDS[kind % KINDS.len()] as u8, number / 16];
    key.extend(format!("seat {}", number % 16).bytes());
    key
}

type Model = BTreeMap<IVec, Option<IVec>>;

/// A kind, a number, a value.
type Change = (usize, u8, Option<Vec<u8>>);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let value = prop::option::weighted(0.7, prop::collection::vec(any::<u8>(), 0..40));
    // The first byte of a value says how it is written: rows of other kinds may begin as blocks do.
    let marked = |(kind, number, value): Change| {
        let mark = if KINDS[kind] == Space::Figures { 0x31 } else { 0x21 };
        (kind, number, value.map(|value| [vec![mark], value].concat()))
    };
    prop::collection::vec((0..3usize, 0..64u8, value).prop_map(marked), 1..40)
}

fn model_of(steps: &[Vec<Change>]) -> (Vec<Model>, BTreeMap<IVec, IVec>) {
    let mut rows = BTreeMap::new();
    let mut all = Vec::new();
    for step in steps {
        let mut changes = Model::new();
        for (kind, number, value) in step {
            changes.insert(key(*kind, *number).into(), value.as_ref().map(|value| value.as_slice().into()));
        }
        for (key, value) in &changes {
            match value {
                Some(value) => rows.insert(key.clone(), value.clone()),
                None => rows.remove(key),
            };
        }
        all.push(changes);
    }
    (all, rows)
}

fn read(blocks: &Blocks, low: Bound<IVec>, high: Bound<IVec>) -> Vec<Pair> {
    blocks.range(low, high).map(Result::unwrap).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn rows_are_read_as_they_were_written(
        steps in prop::collection::vec(changes(), 1..8),
        from in (0..3usize, 0..64u8),
        to in (0..3usize, 0..64u8),
        turns in any::<u64>(),
    ) {
        let (_folder, blocks) = blocks();
        let (steps, rows) = model_of(&steps);
        steps.iter().for_each(|changes| blocks.apply(changes.iter()).unwrap());
        prop_assert_eq!(blocks.misfits().unwrap(), Vec::<String>::new());
        let all: Vec<Pair> = rows.clone().into_iter().collect();
        prop_assert_eq!(&read(&blocks, Unbounded, Unbounded), &all);
        let backwards: Vec<Pair> = blocks.range(Unbounded, Unbounded).rev().map(Result::unwrap).collect();
        prop_assert_eq!(&backwards, &all.iter().rev().cloned().collect::<Vec<_>>());
        for kind in 0..3 {
            for number in 0..64 {
                let key = key(kind, number);
                prop_assert_eq!(blocks.get(&key).unwrap(), rows.get(&key[..]).cloned());
            }
        }
        let (from, to): (IVec, IVec) = (key(from.0, from.1).into(), key(to.0, to.1).into());
        let (from, to) = (from.clone().min(to.clone()), from.max(to));
        let within: Vec<Pair> =
            all.iter().filter(|(key, _)| *key >= from && *key < to).cloned().collect();
        prop_assert_eq!(&read(&blocks, Included(from.clone()), Excluded(to.clone())), &within);
        let (mut range, mut front, mut back) = (blocks.range(Included(from), Excluded(to)), Vec::new(), Vec::new());
        for turn in 0.. {
            let at_front = turns >> (turn % 64) & 1 == 0;
            let Some(row) = (if at_front { range.next() } else { range.next_back() }) else { break };
            if at_front { front.push(row.unwrap()) } else { back.insert(0, row.unwrap()) }
        }
        front.extend(back);
        prop_assert_eq!(front, within);
    }

    #[test]
    fn who_walks_while_blocks_are_cut_and_emptied_meets_every_row_that_stays_once(
        before in changes(),
        meanwhile in prop::collection::vec(changes(), 1..6),
        at_front in any::<bool>(),
    ) {
        let (_folder, blocks) = blocks();
        let (steps, rows) = model_of(&[before]);
        blocks.apply(steps[0].iter()).unwrap();
        let (meanwhile, _) = model_of(&meanwhile);
        let touched = |key: &IVec| meanwhile.iter().any(|changes| changes.contains_key(key));
        let stays: Vec<Pair> = rows.into_iter().filter(|(key, _)| !touched(key)).collect();
        let mut meanwhile = meanwhile.iter();
        let mut range = blocks.range(Unbounded, Unbounded);
        let mut met = Vec::new();
        while let Some(row) = if at_front { range.next() } else { range.next_back() } {
            met.push(row.unwrap());
            if let Some(changes) = meanwhile.next() {
                blocks.apply(changes.iter()).unwrap();
            }
        }
        if !at_front {
            met.reverse();
        }
        prop_assert!(met.windows(2).all(|two| two[0].0 < two[1].0), "{met:?}");
        met.retain(|(key, _)| !touched(key));
        prop_assert_eq!(met, stays);
    }

    #[test]
    fn a_block_that_is_damaged_is_an_error_and_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let entry: Pair = (key(0, 1).into(), [vec![0x31], bytes].concat().into());
        if let Ok(rows) = block::rows(&entry) {
            prop_assert!(rows.windows(2).all(|two| two[0].0 < two[1].0));
            prop_assert!(rows.iter().all(|(key, _)| **key >= *entry.0));
        }
    }
}

#[test]
fn rows_that_stand_by_themselves_are_read_changed_and_packed() {
    let (_folder, blocks) = blocks();
    for number in 0..64 {
        blocks.db.insert(key(0, number), vec![0x21, number]).unwrap();
    }
    let before = read(&blocks, Unbounded, Unbounded);
    assert_eq!(before.len(), 64);
    let change: Model = [(key(0, 9).into(), Some(vec![0x21, 200].into())), (key(0, 10).into(), None)].into();
    blocks.apply(change.iter()).unwrap();
    let changed = read(&blocks, Unbounded, Unbounded);
    assert_eq!(changed.len(), 63);
    blocks.pack().unwrap();
    assert_eq!(read(&blocks, Unbounded, Unbounded), changed);
    assert!(blocks.db.len() < 20, "{} entries", blocks.db.len());
    assert_eq!(blocks.misfits().unwrap(), Vec::<String>::new());
    blocks.pack().unwrap();
    assert_eq!(read(&blocks, Unbounded, Unbounded), changed, "packed again");
}

#[test]
fn a_block_that_reaches_into_the_next_is_found() {
    let (_folder, blocks) = blocks();
    let rows: Model = (0..16).map(|number| (key(0, number).into(), Some(vec![0x21, number].into()))).collect();
    blocks.apply(rows.iter()).unwrap();
    blocks.db.insert(key(0, 3), blocks.db.get(key(0, 0)).unwrap().unwrap()).unwrap();
    assert!(!blocks.misfits().unwrap().is_empty());
}

#[test]
fn a_hundred_thousand_rows_take_few_entries() {
    let (_folder, blocks) = blocks();
    let blocks = Blocks::of(blocks.db, BlockSize::USUAL);
    for from in (0..100_000).step_by(256) {
        let row = |number: u32| (format!("Dxxxxchu-tich.xa-{number:07}").into_bytes(), vec![0x21; 60]);
        let changes = (from..(from + 256).min(100_000)).map(row);
        let changes: Model = changes.map(|(key, value)| (key.into(), Some(value.into()))).collect();
        blocks.apply(changes.iter()).unwrap();
    }
    assert_eq!(blocks.range(Unbounded, Unbounded).count(), 100_000);
    assert!(blocks.db.len() < 6_000, "{} entries", blocks.db.len());
}

/// When this fails, blocks are written in another form: give it a mark of its own, and read the old one too.
#[test]
fn blocks_are_written_as_they_were_before() {
    let rows: Vec<block::Row> = vec![(b"Dab1".to_vec(), b"!x"), (b"Dab22".to_vec(), b""), (b"E".to_vec(), b"!")];
    let cut = block::cut(None, &rows, BlockSize::USUAL);
    assert_eq!(cut, [(b"Dab1".to_vec(), b"1\x04\x00\x02!x\x03\x0222\x00\x00\x01E\x01!".to_vec())]);
    let entry: Pair = (cut[0].0.as_slice().into(), cut[0].1.as_slice().into());
    assert_eq!(block::rows(&entry).unwrap(), rows);
}
