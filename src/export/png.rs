//! A picture of the window as PNG.

use image::{ExtendedColorType, ImageEncoder as _, ImageError, codecs::png::PngEncoder};

/// The file for `width` by `height` pixels of red, green, blue and alpha.
///
/// # Errors
/// Where there are not as many pixels as that.
pub fn encode(width: u32, height: u32, rgba: &[u8]) -> Result<Vec<u8>, ImageError> {
    let wanted = u64::from(width) * u64::from(height) * 4;
    if rgba.len() as u64 != wanted {
        let kind = image::error::ParameterErrorKind::DimensionMismatch;
        return Err(ImageError::Parameter(
            image::error::ParameterError::from_kind(kind),
        ));
    }
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(rgba, width, height, ExtendedColorType::Rgba8)?;
    Ok(bytes)
}
