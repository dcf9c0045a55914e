import Dispatch
import Pipeline
import Runtime

/// How far a run is, ten times a second, on a terminal.
final class ProgressLine: Sendable {
    private let printer: Printer
    private let start = DispatchTime.now().uptimeNanoseconds
    private let lastShown = Monitor<UInt64>(0)

    init(_ printer: Printer) {
        self.printer = printer
    }

    func show(_ progress: RunProgress) {
        guard printer.isTerminal, !printer.isQuiet else { return }
        let now = DispatchTime.now().uptimeNanoseconds
        let isDue = lastShown.withState { last in
            guard now - last >= 100_000_000 else { return false }
            last = now
            return true
        }
        if isDue { printer.progress(line(progress, nanoseconds: now - start)) }
    }

    /// How much time is left is shown once the pace is known: before, it jumps.
    private func line(_ progress: RunProgress, nanoseconds: UInt64) -> String {
        let seconds = max(Double(nanoseconds) / 1e9, 0.001)
        let rate = Double(progress.done) / seconds
        let isKnown = seconds >= 3 && progress.done >= 50
        let left = isKnown ? ", \(Int(Double(progress.total - progress.done) / rate + 0.5)) s left" : ""
        return "\(progress.done) of \(counted(progress.total, "source")), \(progress.rejected) rejected, "
            + "\(Int(rate)) a second\(left)"
    }
}
