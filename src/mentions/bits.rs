//! A set of small numbers.
//!
//! Knows not what they number. Grows with the largest number put in.

/// See the module page.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// True where it was there already.
    pub fn insert(&mut self, number: u32) -> bool {
        let (word, bit) = (number as usize / 64, 1 << (number % 64));
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        let known = self.0[word] & bit != 0;
        self.0[word] |= bit;
        known
    }

    /// True where it was put in.
    pub fn contains(&self, number: u32) -> bool {
        self.0
            .get(number as usize / 64)
            .is_some_and(|word| word >> (number % 64) & 1 == 1)
    }
}
