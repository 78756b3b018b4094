//! An empty eframe window that closes after its first frame: what `benches/first_frame.sh` measures
//! the program against.

fn main() -> eframe::Result {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    eframe::run_ui_native("bare", options, |ui, _frame| {
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
    })
}
