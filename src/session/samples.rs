//! The sample articles of `seeds/`, embedded so that the first start shows something real.

include!(concat!(env!("OUT_DIR"), "/samples.rs"));

/// File name and bytes of every sample article, in order of name.
pub fn all() -> &'static [(&'static str, &'static [u8])] {
    SAMPLES
}
