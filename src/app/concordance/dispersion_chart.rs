//! The dispersion in view as a file: its rows as lines and text, its places as numbers.

use super::dispersion;
use super::field;
use crate::app::charts;
use crate::app::scene::Scene;
use crate::app::tokens::Tokens;
use crate::export::dispersion::{Row, write_csv};
use crate::export::dispersion_chart::{self, Barcode, Scale};
use crate::export::file::write_with;
use crate::export::look::Series;
use crate::session::concordance::{Across, Dispersion, Face, view};
use crate::session::saving::Work;
use std::sync::Arc;

/// True where a dispersion with rows is in view.
pub fn is_there(scene: &Scene<'_>) -> bool {
    in_view(scene).is_some()
}

fn in_view<'s>(scene: &Scene<'s>) -> Option<&'s Arc<Dispersion>> {
    let concordance = scene.session.concordance();
    let made = concordance.dispersion()?;
    let has_rows = !made.rows.is_empty() || made.sought.is_some();
    (has_rows && concordance.face() == Face::Dispersion).then_some(made)
}

/// Its picture.
pub fn svg(scene: &Scene<'_>, tokens: &Tokens) -> Option<String> {
    let made = in_view(scene)?;
    let length = made.axis.length().max(1) as f64;
    let rows: Vec<Barcode> = names(scene, made)
        .into_iter()
        .map(|named| Barcode {
            series: Series {
                colour: charts::rgb(match named.company {
                    Some(company) => scene.colours.company(company).line(tokens),
                    None => tokens.accent,
                }),
                name: named.name,
                dashes: Vec::new(),
            },
            places: scene.locale.number(named.places.at.len() as u64),
            deviation: named
                .places
                .deviation
                .filter(|_| made.axis.entries.len() > 1),
            at: named
                .places
                .at
                .iter()
                .map(|at| *at as f64 / length)
                .collect(),
        })
        .collect();
    let marks = dispersion::marks(scene, made).into_iter();
    let heads = ["dispersion-places", "dispersion-deviation"];
    let scale = Scale {
        marks: marks.map(|(at, text)| (at as f64 / length, text)).collect(),
        heads: heads.map(|id| scene.text(id).into_owned()),
    };
    let over = match (scene.session.concordance().across(), scene.session.entry()) {
        (Across::Article, Some(entry)) => entry.document.title.text.clone(),
        _ => scene.format(
            "dispersion-over",
            &[("articles", made.axis.entries.len().into())],
        ),
    };
    let help = scene.text("dispersion-deviation-help").into_owned();
    let said = vec![
        over,
        format!("{}: {help}", scene.text("dispersion-deviation")),
    ];
    let look = charts::look(scene, tokens, "chart-title-dispersion", said);
    Some(dispersion_chart::svg(&rows, &scale, &look))
}

/// What writes its places.
pub fn csv(scene: &Scene<'_>) -> Option<Work> {
    let made = Arc::clone(in_view(scene)?);
    let library = Arc::clone(made.library());
    let named: Vec<(Option<String>, String)> = names(scene, &made)
        .into_iter()
        .map(|named| {
            let company = named
                .company
                .map(|company| library.lexicon.company(company));
            (company.map(|company| company.id.clone()), named.name)
        })
        .collect();
    Some(Box::new(move |path| {
        let companies = made.rows.iter().map(|(_, places)| places);
        let places = made.sought.iter().chain(companies);
        let rows: Vec<Row<'_>> = named
            .iter()
            .zip(places)
            .map(|((company, name), places)| Row {
                company: company.as_deref(),
                name,
                places,
            })
            .collect();
        let of = |entry: u32| view(&library.entries[entry as usize]);
        write_with(path, |mut out| write_csv(&mut out, &made.axis, &rows, of))
            .map_err(|error| error.to_string())
    }))
}

/// The rows in the order in which they are drawn.
fn names<'m>(scene: &Scene<'_>, made: &'m Dispersion) -> Vec<dispersion::Named<'m>> {
    let seek = scene.session.concordance().seek();
    let sought = made.sought.as_ref().map(|places| dispersion::Named {
        company: None,
        name: seek.map_or_else(String::new, |seek| field::name_of(scene, seek)),
        places,
    });
    let companies = made.rows.iter().map(|(company, places)| {
        let name = &made.library().lexicon.company(*company).name;
        dispersion::Named {
            company: Some(*company),
            name: scene.name(name).to_owned(),
            places,
        }
    });
    sought.into_iter().chain(companies).collect()
}
