//! The charts of the views as files: lines, text and numbers, in the colours of the window.

use super::colours::Underline;
use super::concordance::dispersion_chart;
use super::scene::Scene;
use super::scope_line;
use super::tokens::Tokens;
use crate::analysis::association::Measure;
use crate::analysis::timeline::Unit;
use crate::export::files::Format;
use crate::export::look::{Look, Series};
use crate::export::network_chart::{self, Disc, Tie};
use crate::export::{meetings, timeline, timeline_chart};
use crate::lexicon::{CompanyId, Rgb};
use crate::session::concordance::Face;
use crate::session::network::{Drawing, Web};
use crate::session::saving::{self, ChartForm, Work};
use crate::session::{Session, Subject, View};
use egui::Color32;
use std::path::PathBuf;

/// True where a chart is in view.
pub fn has_chart(scene: &Scene<'_>) -> bool {
    let session = scene.session;
    match session.view() {
        View::Timeline => session.timelines().counted().is_some(),
        View::Network => session.networks().web().is_some(),
        View::Concordance => dispersion_chart::is_there(scene),
        _ => false,
    }
}

/// The chart that is in view.
pub fn svg(scene: &Scene<'_>, tokens: &Tokens) -> Option<String> {
    match scene.session.view() {
        View::Timeline => timeline_svg(scene, tokens),
        View::Network => network_svg(scene, tokens),
        View::Concordance => dispersion_chart::svg(scene, tokens),
        _ => None,
    }
}

/// What writes the numbers of the chart that is in view, or the lines of the concordance, as the command line
/// writes them.
pub fn numbers(scene: &Scene<'_>, form: ChartForm) -> Option<Work> {
    if scene.session.view() == View::Concordance {
        return match scene.session.concordance().face() {
            Face::Dispersion => dispersion_chart::csv(scene),
            Face::Lines => {
                let format = match form {
                    ChartForm::JsonLines => Format::JsonLines,
                    _ => Format::Csv,
                };
                scene.session.lines_to_save(format)
            }
        };
    }
    csv(scene).map(saving::of_bytes)
}

fn csv(scene: &Scene<'_>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let locale = scene.locale;
    let written = match scene.session.view() {
        View::Timeline => {
            let counted = scene.session.timelines().counted()?;
            let lexicon = &counted.library.lexicon;
            timeline::write_csv(&mut bytes, &counted.timeline, lexicon, locale)
        }
        View::Network => {
            let web = scene.session.networks().web()?;
            let lexicon = &web.library.lexicon;
            meetings::write_csv(&mut bytes, &web.meetings, &web.pairs, lexicon, locale)
        }
        _ => return None,
    };
    // Memory takes everything.
    written.ok().map(|()| bytes)
}

/// What the file is to be called.
pub fn file_name(scene: &Scene<'_>, form: ChartForm) -> String {
    name_of(scene.session, form)
}

/// Where it goes, if the user says nothing else.
pub fn offered_path(session: &Session, start: Option<PathBuf>, form: ChartForm) -> String {
    let folder = match start {
        Some(path) if path.extension().is_some() => path.parent().map(ToOwned::to_owned),
        start => start,
    };
    let folder = folder.unwrap_or_else(|| PathBuf::from("~"));
    folder.join(name_of(session, form)).display().to_string()
}

fn name_of(session: &Session, form: ChartForm) -> String {
    let what = match session.view() {
        View::Timeline => format!("timeline-{}", session.timelines().step().name()),
        View::Concordance => match session.concordance().face() {
            Face::Lines => "concordance".to_owned(),
            Face::Dispersion => "dispersion".to_owned(),
        },
        _ => format!("network-{}", session.networks().question().within.name()),
    };
    format!("{what}.{}", form.name())
}

/// The same colour for files.
pub fn rgb(colour: Color32) -> Rgb {
    Rgb(colour.r(), colour.g(), colour.b())
}

/// The colours and words of a chart with the name `title`, under which `said` stands before what made it.
pub fn look(scene: &Scene<'_>, tokens: &Tokens, title: &str, mut said: Vec<String>) -> Look {
    let library = scene.session.library();
    let filter = scene.session.filter();
    let mut conditions = scope_line::conditions(scene);
    if scene.session.view() == View::Timeline && filter.dates.is_some() {
        // A span of days is chosen on the timeline and leaves nothing out of it; it comes last.
        conditions.pop();
    }
    if !conditions.is_empty() {
        let conditions = conditions.join(", ");
        said.push(scene.format("chart-filter", &[("conditions", (&conditions).into())]));
    }
    let lexicon = library.in_force.origin.file();
    let lexicon = lexicon.and_then(|file| file.file_name());
    let lexicon = match lexicon {
        Some(name) => name.to_string_lossy().into_owned(),
        None => scene.text("lexicon-origin-built-in").into_owned(),
    };
    let hash = library.in_force.lexicon(false).hash().to_string();
    let made = scene.format(
        "chart-made",
        &[
            ("version", env!("CARGO_PKG_VERSION").into()),
            ("lexicon", (&lexicon).into()),
            ("hash", hash[..12].into()),
        ],
    );
    said.push(made);
    Look {
        ground: rgb(tokens.surface),
        text: rgb(tokens.text),
        quiet: rgb(tokens.text_quiet),
        hairline: rgb(tokens.hairline),
        accent: rgb(tokens.accent),
        title: scene.text(title).into_owned(),
        said,
    }
}

fn series(scene: &Scene<'_>, company: CompanyId, tokens: &Tokens) -> Series {
    let paint = scene.colours.company(company);
    Series {
        name: scene.subject_name(Subject::Company(company)),
        colour: rgb(paint.line(tokens)),
        dashes: match paint.underline {
            Underline::Solid => Vec::new(),
            Underline::Dashed => vec![6.0, 4.0],
            Underline::Dotted => vec![1.5, 4.0],
            Underline::Double => vec![14.0, 6.0],
        },
    }
}

fn timeline_svg(scene: &Scene<'_>, tokens: &Tokens) -> Option<String> {
    let timelines = scene.session.timelines();
    let counted = timelines.counted()?;
    let timeline = &counted.timeline;
    let shares = timelines.shares();
    let id = match (timeline.unit, shares) {
        (Unit::Mentions, false) => "timeline-mentions",
        (Unit::Articles, false) => "timeline-articles",
        (Unit::Mentions, true) => "timeline-mentions-share",
        (Unit::Articles, true) => "timeline-articles-share",
    };
    let articles = timeline.dated_articles() + timeline.undated.articles;
    let mut said = scene.format(id, &[("articles", articles.into())]);
    if timeline.undated.articles > 0 {
        let undated = [("articles", timeline.undated.articles.into())];
        said = format!(
            "{said} · {}",
            scene.format("timeline-undated-left-out", &undated)
        );
    }
    let look = look(scene, tokens, "chart-title-timeline", vec![said]);
    let all: Vec<Series> = timeline
        .companies
        .iter()
        .map(|company| series(scene, *company, tokens))
        .collect();
    Some(timeline_chart::svg(timeline, &all, shares, &look))
}

fn network_svg(scene: &Scene<'_>, tokens: &Tokens) -> Option<String> {
    let networks = scene.session.networks();
    let web: &Web = networks.web()?;
    let drawing = networks.drawing();
    let discs: Vec<Disc> = web
        .nodes
        .iter()
        .map(|node| Disc {
            series: series(scene, node.company, tokens),
            units: node.units,
            place: node.place,
        })
        .collect();
    let drawn = match drawing {
        Drawing::Network => &web.edges[..web.drawn],
        Drawing::Matrix => &web.edges[..],
    };
    let measure = web.question.measure;
    let ties: Vec<Tie> = drawn
        .iter()
        .map(|edge| Tie {
            nodes: edge.nodes,
            value: edge.value,
            text: short_value(measure, edge.value),
        })
        .collect();
    let within = format!("network-within-{}-said", web.question.within.name());
    let within = scene.format(
        &within,
        &[
            ("units", web.meetings.units.into()),
            ("articles", web.positions.len().into()),
        ],
    );
    let pairs = scene.format(
        "network-pairs-said",
        &[
            ("drawn", ties.len().into()),
            ("pairs", web.pairs.len().into()),
            ("least", web.question.least.into()),
        ],
    );
    let name = scene.text(&format!("measure-{}", measure.name()));
    let help = scene.text(&format!("measure-{}-help", measure.name()));
    let said = vec![format!("{within} · {pairs}"), format!("{name}: {help}")];
    let look = look(scene, tokens, "chart-title-network", said);
    Some(match drawing {
        Drawing::Network => network_chart::network(&discs, &ties, &look),
        Drawing::Matrix => network_chart::matrix(&discs, &ties, &look),
    })
}

/// A value as a cell of the matrix has room for.
pub fn short_value(measure: Measure, value: f64) -> String {
    match measure {
        Measure::Npmi | Measure::Dice => format!("{value:.2}"),
        Measure::Pmi => format!("{value:.1}"),
        Measure::LogLikelihood | Measure::Count => format!("{value:.0}"),
    }
}
