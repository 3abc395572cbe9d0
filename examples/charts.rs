//! Draws pictures of each kind from invented figures: `cargo run --example charts -- FOLDER [en]`.

#[path = "../benches/shared/charts.rs"]
mod invented;

use loa::text::{Catalogue, Lang};
use std::path::Path;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "target/charts".to_owned());
    let lang = arguments.next().map_or(Lang::Vi, |tag| Lang::from_tag(&tag));
    let catalogue = Catalogue::embedded();
    std::fs::create_dir_all(&folder)?;
    for (name, chart) in invented::charts(catalogue.in_lang(lang)) {
        let Some((chart, picture)) = chart.and_then(|chart| Some((chart.clone(), chart.picture()?))) else {
            println!("{name}: nothing to draw");
            continue;
        };
        std::fs::write(Path::new(&folder).join(format!("{name}.png")), &picture.png)?;
        println!("{name}: {} bytes\n{}\n", picture.png.len(), chart.alt);
    }
    Ok(())
}
