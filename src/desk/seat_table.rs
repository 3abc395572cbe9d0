//! Reading a list of seats from another system: CSV with `,`, `;` or tab, with or without a line of column names.

use super::errors::DeskError;
use super::intake::hex;
use super::seat_name::{seat_id, slug};
use super::seat_problem::SeatProblem;
use super::unit_names::UnitNames;
use crate::channel::has_chat_form;
use crate::domain::calendar::office_day;
use crate::domain::rights::RightsExceeded;
use crate::domain::role::Role;
use crate::domain::seat::{Address, AddressState, ChannelKind, ChatAddress, Holding, Person, PersonId, Seat, SeatId};
use crate::domain::seat_list::ListedSeat;
use crate::domain::unit::{Unit, UnitId};
use crate::domain::unit_registry::UnitRegistry;
use chrono::{DateTime, Utc};
use csv::StringRecord;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

const COLUMNS: [&str; 6] = ["unit", "title", "person", "channel", "address", "role"];

/// A line of the list that was left out; the line of column names is line 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedLine {
    pub line: u64,
    pub why: SeatProblem,
}

pub(super) struct SeatTable {
    pub seats: Vec<ListedSeat>,
    /// Which lines each of them came from.
    pub lines: SeatLines,
    pub rows: usize,
    pub skipped: Vec<SkippedLine>,
}

/// The lines of each seat, by its place in the table.
#[derive(Debug, Default)]
pub(super) struct SeatLines(Vec<Vec<(PersonId, u64)>>);

impl SeatLines {
    /// Of one of the persons, or of the seat as a whole.
    pub fn of(&self, seat: usize, person: Option<&PersonId>) -> impl Iterator<Item = u64> {
        let lines = self.0.get(seat).into_iter().flatten();
        lines.filter(move |(whose, _)| person.is_none_or(|person| person == whose)).map(|(_, line)| *line)
    }
}

/// Reads the whole list. Lines of one unit and title are one seat; lines of one address are one person, and so are
/// lines of one name in one seat (several addresses, in the order of the lines).
pub(super) fn read(
    csv: &[u8],
    units: &UnitRegistry,
    home: Option<&UnitId>,
    now: DateTime<Utc>,
    may_give: impl Fn(Role) -> bool,
) -> Result<SeatTable, DeskError> {
    let text = std::str::from_utf8(csv).map_err(|error| DeskError::Table(error.to_string()))?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let names = UnitNames::new(units, home, Some(office_day(now)));
    let mut gathered = Gathered { now, ..Gathered::default() };
    let (mut rows, mut skipped) = (0, Vec::new());
    let mut columns: Option<Columns> = None;
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                skipped.push(SkippedLine { line, why: SeatProblem::Unreadable });
                continue;
            }
        }
        let columns = match &columns {
            Some(columns) => columns,
            None => {
                let (found, is_header) = Columns::of(&record);
                let found = columns.insert(found);
                if is_header {
                    continue;
                }
                found
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        match Line::read(&record, columns, &names, &may_give) {
            Ok(row) => {
                rows += 1;
                gathered.add(row, line);
            }
            Err(why) => skipped.push(SkippedLine { line, why }),
        }
    }
    let (seats, lines) = gathered.seats();
    Ok(SeatTable { seats, lines, rows, skipped })
}

/// The separator that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|separator| first.bytes().filter(|byte| byte == separator).count())
        .unwrap_or(b',')
}

struct Columns([Option<usize>; 6]);

impl Columns {
    /// The columns by name when the first line names them, else in their usual order.
    fn of(first: &StringRecord) -> (Columns, bool) {
        let at = |name: &str| first.iter().position(|field| field.trim().eq_ignore_ascii_case(name));
        if at("unit").is_some() && at("title").is_some() {
            (Columns(COLUMNS.map(at)), true)
        } else {
            (Columns([0, 1, 2, 3, 4, 5].map(Some)), false)
        }
    }

    fn field<'r>(&self, record: &'r StringRecord, name: &str) -> &'r str {
        let column = COLUMNS.iter().position(|column| *column == name).and_then(|at| self.0.get(at).copied().flatten());
        column.and_then(|at| record.get(at)).unwrap_or_default().trim()
    }
}

struct Line {
    seat: SeatId,
    unit: UnitId,
    title: String,
    role: Option<Role>,
    person: String,
    chat: ChatAddress,
}

impl Line {
    fn read(
        record: &StringRecord,
        columns: &Columns,
        names: &UnitNames<'_>,
        may_give: &impl Fn(Role) -> bool,
    ) -> Result<Line, SeatProblem> {
        let field = |name| columns.field(record, name);
        let unit = unit(names, field("unit"))?;
        let title = field("title");
        if slug(title).is_empty() {
            return Err(SeatProblem::EmptyTitle);
        }
        let channel = ChannelKind::from_code(&field("channel").to_ascii_lowercase())
            .ok_or_else(|| SeatProblem::UnknownChannel(field("channel").to_owned()))?;
        let address = field("address");
        if address.is_empty() {
            return Err(SeatProblem::EmptyAddress);
        }
        if !has_chat_form(channel, address) {
            return Err(SeatProblem::BadAddress { channel, address: address.to_owned() });
        }
        let role = match field("role") {
            "" => None,
            code => {
                let role = Role::from_code(&code.to_ascii_lowercase());
                Some(role.ok_or_else(|| SeatProblem::UnknownRole(code.to_owned()))?)
            }
        };
        if let Some(role) = role.filter(|role| !may_give(*role)) {
            return Err(SeatProblem::Exceeded(RightsExceeded::Role(role)));
        }
        Ok(Line {
            seat: seat_id(title, &unit.id, &unit.full_name()),
            unit: unit.id.clone(),
            title: title.to_owned(),
            role,
            person: field("person").to_owned(),
            chat: ChatAddress { channel, chat: address.to_owned() },
        })
    }
}

fn unit<'u>(names: &UnitNames<'u>, name: &str) -> Result<&'u Unit, SeatProblem> {
    names.find(name).map_err(|candidates| match candidates.as_slice() {
        [] => SeatProblem::UnknownUnit(name.to_owned()),
        _ => SeatProblem::AmbiguousUnit(name.to_owned()),
    })
}

#[derive(Default)]
struct Gathered {
    now: DateTime<Utc>,
    seats: Vec<ListedSeat>,
    places: HashMap<SeatId, usize>,
    lines: SeatLines,
    persons: HashMap<PersonId, Person>,
    by_chat: HashMap<ChatAddress, PersonId>,
    by_name: HashMap<(SeatId, String), PersonId>,
}

impl Gathered {
    fn add(&mut self, row: Line, line: u64) {
        let id = self.person(&row);
        if let Some(person) = self.persons.get_mut(&id)
            && !person.addresses.iter().any(|address| address.chat == row.chat)
        {
            person.addresses.push(Address { chat: row.chat.clone(), state: AddressState::Active });
        }
        self.by_chat.insert(row.chat, id.clone());
        let place = *self.places.entry(row.seat.clone()).or_insert(self.seats.len());
        if place == self.seats.len() {
            let (holdings, came_from) = (Vec::new(), Vec::new());
            let Line { seat: id, unit, title, .. } = row;
            let seat = Seat {
                id,
                unit,
                title,
                role: Role::SeatHolder,
                holdings,
                came_from,
                merged: Vec::new(),
                merged_into: None,
            };
            self.seats.push(ListedSeat { seat, role_stated: false, persons: Vec::new() });
            self.lines.0.push(Vec::new());
        }
        if let Some(lines) = self.lines.0.get_mut(place) {
            lines.push((id.clone(), line));
        }
        let Some(listed) = self.seats.get_mut(place) else { return };
        if let Some(role) = row.role.filter(|_| !listed.role_stated) {
            listed.seat.role = role;
            listed.role_stated = true;
        }
        if !listed.seat.is_held_by(&id) {
            listed.seat.holdings.push(Holding { person: id, from: self.now, until: None });
        }
    }

    /// The person of a line, named after their first address so that a second loading finds the same.
    fn person(&mut self, line: &Line) -> PersonId {
        let name_key = (line.seat.clone(), slug(&line.person));
        let known = self.by_chat.get(&line.chat).or_else(|| {
            let named = !name_key.1.is_empty();
            named.then(|| self.by_name.get(&name_key)).flatten()
        });
        let id = known.cloned().unwrap_or_else(|| {
            let hash = hex(&Sha256::digest(line.chat.to_string().as_bytes()));
            PersonId::new(hash.get(..20).unwrap_or(&hash))
        });
        self.by_name.entry(name_key).or_insert_with(|| id.clone());
        self.persons.entry(id.clone()).or_insert_with(|| Person {
            id: id.clone(),
            name: if line.person.is_empty() { line.title.clone() } else { line.person.clone() },
            language: None,
            addresses: Vec::new(),
            unsubscribed_at: None,
        });
        id
    }

    fn seats(self) -> (Vec<ListedSeat>, SeatLines) {
        let Gathered { mut seats, lines, persons, .. } = self;
        for listed in &mut seats {
            listed.persons = listed.seat.holders().filter_map(|person| persons.get(person).cloned()).collect();
        }
        (seats, lines)
    }
}
