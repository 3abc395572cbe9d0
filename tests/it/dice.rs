//! Chance that can be repeated: the same seed throws the same dice.

#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Dice {
        // Zero would stay zero.
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The seed that the environment names, else one that differs from run to run. Printed before anything else, so that
    /// a failure can be repeated.
    pub fn from_environment(variable: &str) -> Dice {
        let named = std::env::var(variable).ok().and_then(|seed| seed.parse().ok());
        let seed = named.unwrap_or_else(|| {
            let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
            since.subsec_nanos().into()
        });
        println!("{variable}={seed}");
        Dice::of(seed)
    }

    /// xorshift64*.
    pub fn throw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    /// A number from `from` up to and without `to`.
    pub fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.throw() % (to - from)
    }

    pub fn one_in(&mut self, odds: u64) -> bool {
        self.throw().is_multiple_of(odds)
    }

    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.throw() as usize % of.len()]
    }
}
