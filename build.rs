//! Makes the table that folds Traditional to Simplified characters, from OpenCC's dictionary.
//!
//! The dictionary is needed only here: the program carries nothing but pairs of code points, so that
//! starting it costs no dictionary to load.

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use std::{env, fs, path::Path};

/// Blocks of Han characters in which a Traditional form can stand.
const HAN_BLOCKS: [(u32, u32); 4] = [
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x323AF),
];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let converter =
        OpenCC::from_config(BuiltinConfig::T2s).expect("the dictionary is compiled into the crate");
    let mut table = Vec::new();
    for (first, last) in HAN_BLOCKS {
        for traditional in (first..=last).filter_map(char::from_u32) {
            let converted = converter.convert(traditional.to_string().as_str());
            let mut characters = converted.chars();
            if let (Some(simplified), None) = (characters.next(), characters.next())
                && simplified != traditional
            {
                table.extend_from_slice(&u32::from(traditional).to_le_bytes());
                table.extend_from_slice(&u32::from(simplified).to_le_bytes());
            }
        }
    }
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    fs::write(Path::new(&out).join("traditional_to_simplified.bin"), table)
        .expect("the build folder is writable");
}
