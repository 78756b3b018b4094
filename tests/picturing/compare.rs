//! A picture beside the one that is kept: the same but for rounding, or it is shown where they differ.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{Rgb, RgbImage};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// By so much a channel of 0 to 255 may differ: the sine of another machine rounds otherwise.
const ROUNDING: u8 = 12;
/// So many pixels may differ by more.
const STRAY: usize = 8;

/// What is wrong with `picture` beside the one that is kept as `name`; it is kept anew where
/// `UPDATE_SNAPSHOTS` is set.
pub fn check(name: &str, picture: &RgbImage) -> Result<(), String> {
    let file = |kind: &str| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        root.join(format!("tests/snapshots/{name}{kind}.png"))
    };
    let (new, difference) = (file(".new"), file(".diff"));
    for left in [&new, &difference] {
        let _ = fs::remove_file(left);
    }
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        write(&file(""), picture);
        return Ok(());
    }
    let kept = match image::open(file("")) {
        Ok(kept) => kept.into_rgb8(),
        Err(error) => {
            write(&new, picture);
            return Err(format!("{name}: {error}"));
        }
    };
    if kept.dimensions() != picture.dimensions() {
        write(&new, picture);
        let sizes = (kept.dimensions(), picture.dimensions());
        return Err(format!("{name}: of another size: {sizes:?}"));
    }
    let mut shown = kept.clone();
    let mut differing = 0;
    for (x, y, pixel) in picture.enumerate_pixels() {
        let before = kept.get_pixel(x, y);
        let by = before.0.iter().zip(pixel.0);
        let by = by.map(|(one, other)| one.abs_diff(other)).max();
        let differs = by.is_some_and(|by| by > ROUNDING);
        differing += usize::from(differs);
        // What is the same goes pale, what is not is red.
        let pale = before.0.map(|channel| 200 + channel / 5);
        shown.put_pixel(x, y, Rgb(if differs { [200, 0, 0] } else { pale }));
    }
    if differing <= STRAY {
        return Ok(());
    }
    write(&new, picture);
    write(&difference, &shown);
    Err(format!(
        "{name}: {differing} pixels differ; see {difference:?}"
    ))
}

fn write(file: &PathBuf, picture: &RgbImage) {
    let folder = file.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder).expect("the project can be written to");
    let file = File::create(file).expect("the project can be written to");
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::Adaptive);
    picture
        .write_with_encoder(encoder)
        .expect("the project can be written to");
}
