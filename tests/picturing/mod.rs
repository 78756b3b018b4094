//! Draws what egui would hand to a graphics card into a picture, the same on every machine, and
//! compares pictures with those that are kept in `tests/snapshots`.
//!
//! Triangles are filled as graphics cards fill them: pixels whose middle lies inside, colours
//! multiplied with the texture and laid over each other with premultiplied alpha, in gamma space.
#![allow(dead_code, unused_imports)] // Each test file uses a part of it.

mod compare;

pub use compare::check;

use egui::epaint::{ClippedPrimitive, Mesh, Primitive, Vertex};
use egui::{Color32, FullOutput, ImageData, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::{Rgb, RgbImage};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Steps between two pixels in which corners are placed, as graphics cards do.
const STEPS: f32 = 256.0;

/// Every texture that the window under test has made.
#[derive(Clone, Default)]
pub struct Textures {
    known: Rc<RefCell<HashMap<TextureId, Texture>>>,
}

struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
}

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        let mut known = self.known.borrow_mut();
        let mut delta = std::mem::take(delta);
        for (id, changes) in &delta.set {
            for change in changes {
                let ImageData::Color(image) = &change.image;
                let [width, height] = image.size;
                let Some([left, top]) = change.pos else {
                    let pixels = image.pixels.clone();
                    let texture = Texture {
                        width,
                        height,
                        pixels,
                    };
                    known.insert(*id, texture);
                    continue;
                };
                let texture = known.get_mut(id).expect("a part of a texture that exists");
                for (row, pixels) in image.pixels.chunks(width).enumerate() {
                    let start = (top + row) * texture.width + left;
                    texture.pixels[start..start + width].copy_from_slice(pixels);
                }
            }
        }
        for id in &delta.free {
            known.remove(id);
        }
        // Else it complains that nobody took it in.
        delta.clear();
    }
}

impl Textures {
    /// The picture of one frame, `width` by `height` pixels, on `ground`.
    pub fn picture(
        &self,
        context: &egui::Context,
        output: &FullOutput,
        ground: Color32,
    ) -> RgbImage {
        let scale = output.pixels_per_point;
        let size = context.content_rect().size() * scale;
        let mut canvas = Canvas {
            width: size.x.round() as usize,
            height: size.y.round() as usize,
            pixels: Vec::new(),
        };
        canvas.pixels = vec![ground; canvas.width * canvas.height];
        let known = self.known.borrow();
        for ClippedPrimitive {
            clip_rect,
            primitive,
        } in context.tessellate(output.shapes.clone(), scale)
        {
            let Primitive::Mesh(mesh) = primitive else {
                panic!("the program draws nothing but meshes");
            };
            let texture = &known[&mesh.texture_id];
            canvas.mesh(&mesh, texture, clip_rect * scale, scale);
        }
        canvas.into_image()
    }
}

impl Texture {
    /// The colour at a place, 0 to 1 in both directions, between the four texels around it.
    fn at(&self, u: f32, v: f32) -> [f32; 4] {
        let x = u * self.width as f32 - 0.5;
        let y = v * self.height as f32 - 0.5;
        let (left, top) = (x.floor(), y.floor());
        let (right_share, lower_share) = (x - left, y - top);
        let texel = |dx: f32, dy: f32| {
            let column = (left + dx).clamp(0.0, self.width as f32 - 1.0) as usize;
            let row = (top + dy).clamp(0.0, self.height as f32 - 1.0) as usize;
            self.pixels[row * self.width + column].to_array()
        };
        let corners = [
            (texel(0.0, 0.0), (1.0 - right_share) * (1.0 - lower_share)),
            (texel(1.0, 0.0), right_share * (1.0 - lower_share)),
            (texel(0.0, 1.0), (1.0 - right_share) * lower_share),
            (texel(1.0, 1.0), right_share * lower_share),
        ];
        let mut found = [0.0; 4];
        for (colour, share) in corners {
            for (sum, channel) in found.iter_mut().zip(colour) {
                *sum += f32::from(channel) * share;
            }
        }
        found
    }
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
}

/// A corner of a triangle, in pixels.
#[derive(Clone, Copy)]
struct Corner {
    x: f32,
    y: f32,
    vertex: Vertex,
}

impl Canvas {
    fn mesh(&mut self, mesh: &Mesh, texture: &Texture, clip: Rect, scale: f32) {
        let snapped = |value: f32| (value * scale * STEPS).round() / STEPS;
        for corners in mesh.indices.chunks_exact(3) {
            let corner = |index: u32| {
                let vertex = mesh.vertices[index as usize];
                Corner {
                    x: snapped(vertex.pos.x),
                    y: snapped(vertex.pos.y),
                    vertex,
                }
            };
            let triangle = [corner(corners[0]), corner(corners[1]), corner(corners[2])];
            self.triangle(triangle, texture, clip);
        }
    }

    fn triangle(&mut self, [a, mut b, mut c]: [Corner; 3], texture: &Texture, clip: Rect) {
        let mut area = doubled_area(a, b, (c.x, c.y));
        if area == 0.0 {
            return;
        }
        if area < 0.0 {
            std::mem::swap(&mut b, &mut c);
            area = -area;
        }
        let sides = [(b, c), (c, a), (a, b)];
        let first = |value: f32, edge: f32| value.floor().max(edge.round()).max(0.0) as usize;
        let last = |value: f32, edge: f32, end: usize| {
            (value.ceil().min(edge.round()).max(0.0) as usize).min(end)
        };
        let rows = first(a.y.min(b.y).min(c.y), clip.top())
            ..last(a.y.max(b.y).max(c.y), clip.bottom(), self.height);
        let columns = first(a.x.min(b.x).min(c.x), clip.left())
            ..last(a.x.max(b.x).max(c.x), clip.right(), self.width);
        for row in rows {
            for column in columns.clone() {
                let middle = (column as f32 + 0.5, row as f32 + 0.5);
                let shares = sides.map(|(from, to)| {
                    let share = doubled_area(from, to, middle);
                    // A pixel on the side that two triangles share belongs to one of them.
                    let is_top_left = from.y > to.y || (from.y == to.y && from.x < to.x);
                    (share > 0.0 || (share == 0.0 && is_top_left)).then_some(share / area)
                });
                let [Some(first), Some(second), Some(third)] = shares else {
                    continue;
                };
                let mix = |of: &dyn Fn(&Vertex) -> f32| {
                    of(&a.vertex) * first + of(&b.vertex) * second + of(&c.vertex) * third
                };
                let texel = texture.at(mix(&|vertex| vertex.uv.x), mix(&|vertex| vertex.uv.y));
                let mut colour = [0.0; 4];
                for (channel, (value, texel)) in colour.iter_mut().zip(texel).enumerate() {
                    let own = mix(&|vertex| f32::from(vertex.color[channel]));
                    *value = own * texel / 255.0;
                }
                self.lay(row * self.width + column, colour);
            }
        }
    }

    /// Lays a premultiplied colour over what is there.
    fn lay(&mut self, index: usize, colour: [f32; 4]) {
        let rest = 1.0 - colour[3] / 255.0;
        let below = self.pixels[index].to_array();
        let channel = |at: usize| (colour[at] + f32::from(below[at]) * rest).round() as u8;
        self.pixels[index] = Color32::from_rgb(channel(0), channel(1), channel(2));
    }

    fn into_image(self) -> RgbImage {
        RgbImage::from_fn(self.width as u32, self.height as u32, |x, y| {
            let [red, green, blue, _] =
                self.pixels[y as usize * self.width + x as usize].to_array();
            Rgb([red, green, blue])
        })
    }
}

/// Twice the area of a triangle: positive where it is walked with the sun on the screen.
fn doubled_area(a: Corner, b: Corner, (x, y): (f32, f32)) -> f32 {
    (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)
}
