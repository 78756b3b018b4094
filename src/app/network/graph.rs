//! The network: companies as discs, the larger the more units name them; lines between those who meet, the
//! thicker the more strongly they belong together.

use super::value_text;
use crate::app::fonts;
use crate::app::scene::Scene;
use crate::app::tokens::{self, Tokens};
use crate::app::widgets;
use crate::export::labels::{self, Area, Named};
use crate::session::network::{Edge, Focus, NetworkChange, Web};
use crate::session::portrait::CompanyChange;
use crate::session::{Command, Subject};
use egui::{FontId, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Radius of the smallest and of the largest disc.
const RADII: (f32, f32) = (4.0, 18.0);
/// Thickness of the weakest and of the strongest line.
const WIDTHS: (f32, f32) = (1.0, 6.0);
/// How near to a line a click still means it.
const NEAR: f32 = 6.0;

/// Draws the network in the room that is left.
pub fn show(ui: &mut Ui, scene: &mut Scene<'_>, web: &Web) {
    let room = ui.available_rect_before_wrap();
    let ground = ui.allocate_rect(room, Sense::click());
    let graph = Graph::new(web, room);
    let pointer = ground.hover_pos();
    let over_node = pointer.and_then(|at| graph.node_at(at));
    let over_edge = match over_node {
        Some(_) => None,
        None => pointer.and_then(|at| graph.edge_at(web, at)),
    };
    graph.edges(ui, scene, web, over_edge, over_node);
    graph.nodes(ui, scene, web, over_node);
    graph.labels(ui, scene, web);
    if over_node.is_some() || over_edge.is_some() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if let Some(edge) = over_edge {
        let text = edge_text(scene, web, edge);
        ground.clone().on_hover_text_at_pointer(text);
        if ground.clicked() {
            scene.send(focus_on(web, edge));
        }
    } else if over_node.is_none() && ground.clicked() {
        scene.send(Command::Network(NetworkChange::Focus(None)));
    }
}

fn focus_on(web: &Web, edge: &Edge) -> Command {
    let [one, other] = edge.nodes.map(|node| web.nodes[node].company);
    Command::Network(NetworkChange::Focus(Some(Focus {
        one,
        other: Some(other),
    })))
}

/// Who meets whom how often, and the value of the measure.
fn edge_text(scene: &Scene<'_>, web: &Web, edge: &Edge) -> String {
    let [one, other] = edge.nodes.map(|node| {
        let company = web.nodes[node].company;
        scene.subject_name(Subject::Company(company))
    });
    let measure = web.question.measure;
    let measured = scene.text(&format!("measure-{}", measure.name()));
    let value = value_text(scene, measure, edge.value);
    let within = format!("network-together-{}", web.question.within.name());
    let together = scene.format(&within, &[("count", edge.pair.counts.both.into())]);
    format!("{one} – {other}: {together} · {measured} {value}")
}

/// The network as it stands on screen.
struct Graph {
    room: Rect,
    places: Vec<Pos2>,
    radii: Vec<f32>,
}

impl Graph {
    fn new(web: &Web, room: Rect) -> Self {
        // Room for the names around it.
        let inner = room.shrink2(vec2(
            (room.width() * 0.1).min(90.0),
            (room.height() * 0.07).clamp(18.0, 40.0),
        ));
        let place = |place: [f64; 2]| {
            pos2(
                egui::lerp(inner.x_range(), place[0] as f32),
                egui::lerp(inner.y_range(), place[1] as f32),
            )
        };
        let most = web.nodes.iter().map(|node| node.units).max().unwrap_or(1);
        let radius = |units: u64| {
            let share = (units as f32 / most.max(1) as f32).sqrt();
            egui::lerp(RADII.0..=RADII.1, share)
        };
        Self {
            room,
            places: web.nodes.iter().map(|node| place(node.place)).collect(),
            radii: web.nodes.iter().map(|node| radius(node.units)).collect(),
        }
    }

    fn node_at(&self, at: Pos2) -> Option<usize> {
        let distance = |node: &usize| self.places[*node].distance(at);
        let nearest = (0..self.places.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        (distance(&nearest) <= self.radii[nearest] + 3.0).then_some(nearest)
    }

    fn edge_at<'w>(&self, web: &'w Web, at: Pos2) -> Option<&'w Edge> {
        let distance = |edge: &&Edge| {
            let [one, other] = edge.nodes.map(|node| self.places[node]);
            distance_to(at, one, other)
        };
        let drawn = web.edges[..web.drawn].iter();
        let nearest = drawn.min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        (distance(&nearest) <= NEAR).then_some(nearest)
    }

    fn edges(
        &self,
        ui: &Ui,
        scene: &mut Scene<'_>,
        web: &Web,
        over_edge: Option<&Edge>,
        over_node: Option<usize>,
    ) {
        let tokens = scene.tokens(ui);
        let strongest = web.edges.first().map_or(1.0, |edge| edge.value.max(1e-9));
        let focus = scene.session.networks().focus();
        // The strongest lie on top.
        for edge in web.edges[..web.drawn].iter().rev() {
            let [one, other] = edge.nodes.map(|node| self.places[node]);
            let share = (edge.value / strongest).clamp(0.0, 1.0) as f32;
            let width = egui::lerp(WIDTHS.0..=WIDTHS.1, share);
            let is_over = over_edge == Some(edge)
                || over_node.is_some_and(|node| edge.nodes.contains(&node))
                || focus.is_some_and(|focus| is_of(web, edge, focus));
            let colour = match is_over {
                true => tokens.accent,
                false => tokens.text_faint.gamma_multiply(0.3 + 0.5 * share),
            };
            ui.painter()
                .line_segment([one, other], Stroke::new(width, colour));
            // A place of its own in the middle, for keyboards and for those who listen.
            let middle = Rect::from_center_size(one.lerp(other, 0.5), vec2(8.0, 8.0));
            let id = ui.scope_id().with(("edge", edge.pair.couple));
            let response = ui.interact(middle, id, Sense::click());
            let text = edge_text(scene, web, edge);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
            widgets::focus_ring(ui, &response, middle.expand(3.0));
            if response.clicked() {
                scene.send(focus_on(web, edge));
            }
            if response.hovered() {
                response.on_hover_text_at_pointer(text);
            }
        }
    }

    fn nodes(&self, ui: &Ui, scene: &mut Scene<'_>, web: &Web, over: Option<usize>) {
        let tokens = scene.tokens(ui);
        let focus = scene.session.networks().focus();
        for (index, node) in web.nodes.iter().enumerate().rev() {
            let (place, radius) = (self.places[index], self.radii[index]);
            let paint = scene.colours.company(node.company);
            let is_chosen = focus.is_some_and(|focus| {
                focus.one == node.company || focus.other == Some(node.company)
            });
            ui.painter()
                .circle_filled(place, radius + 1.5, tokens.surface);
            let line = paint.line(tokens);
            ui.painter().circle_filled(place, radius, line);
            if is_chosen || over == Some(index) {
                let ring = Stroke::new(2.0, tokens.accent);
                ui.painter().circle_stroke(place, radius + 3.0, ring);
            }
            let area = Rect::from_center_size(place, egui::Vec2::splat(radius * 2.0 + 4.0));
            let id = ui.scope_id().with(("node", node.company));
            let response = ui.interact(area, id, Sense::click());
            let text = node_text(scene, web, index);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
            widgets::focus_ring(ui, &response, area.expand(3.0));
            if response.clicked() {
                let focus = Focus {
                    one: node.company,
                    other: None,
                };
                scene.send(Command::Network(NetworkChange::Focus(Some(focus))));
            }
            response.context_menu(|ui| {
                if ui.button(scene.text("company-open")).clicked() {
                    let company = CompanyChange::Open(node.company);
                    scene.send(Command::Company(company));
                    ui.close();
                }
            });
            response.on_hover_text(text);
        }
    }

    /// The names, the larger discs' first, each where it covers neither discs nor other names, if there is
    /// such a place beside its disc.
    fn labels(&self, ui: &Ui, scene: &Scene<'_>, web: &Web) {
        let tokens = scene.tokens(ui);
        let font = FontId::new(tokens::SMALL, fonts::bold());
        let galleys: Vec<_> = web
            .nodes
            .iter()
            .map(|node| {
                let name = scene.subject_name(Subject::Company(node.company));
                ui.painter().layout_no_wrap(name, font.clone(), tokens.text)
            })
            .collect();
        let named: Vec<Named> = galleys
            .iter()
            .zip(self.places.iter().zip(&self.radii))
            .map(|(galley, (place, radius))| Named {
                place: [place.x, place.y],
                radius: *radius,
                size: galley.size().into(),
            })
            .collect();
        let room = Area {
            left: self.room.left(),
            top: self.room.top(),
            width: self.room.width(),
            height: self.room.height(),
        };
        for (galley, area) in galleys.into_iter().zip(labels::beside(&named, &room)) {
            let rect = Rect::from_min_size(pos2(area.left, area.top), galley.size());
            halo(ui, rect, tokens);
            ui.painter().galley(rect.min, galley, tokens.text);
        }
    }
}

/// The ground behind a name, so that it can be read where it crosses a line.
fn halo(ui: &Ui, rect: Rect, tokens: &Tokens) {
    let ground = tokens.surface.gamma_multiply(0.82);
    ui.painter()
        .rect_filled(rect.expand2(vec2(2.0, 0.0)), 2.0, ground);
}

fn is_of(web: &Web, edge: &Edge, focus: Focus) -> bool {
    let companies = edge.nodes.map(|node| web.nodes[node].company);
    match focus.other {
        Some(other) => companies.contains(&focus.one) && companies.contains(&other),
        None => companies.contains(&focus.one),
    }
}

fn node_text(scene: &Scene<'_>, web: &Web, node: usize) -> String {
    let node = web.nodes[node];
    let name = scene.subject_name(Subject::Company(node.company));
    let id = format!("network-named-{}", web.question.within.name());
    let named = scene.format(&id, &[("count", node.units.into())]);
    format!("{name}: {named}")
}

/// The distance of a point from a stretch of a line.
fn distance_to(at: Pos2, one: Pos2, other: Pos2) -> f32 {
    let along = other - one;
    let length = along.length_sq();
    if length < 1e-6 {
        return at.distance(one);
    }
    let share = ((at - one).dot(along) / length).clamp(0.0, 1.0);
    at.distance(one + along * share)
}
