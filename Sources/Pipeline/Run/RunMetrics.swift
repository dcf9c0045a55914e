import Load

/// How a run ended, as a textfile for Prometheus' node exporter (text exposition format 0.0.4).
package enum RunMetrics {
    private struct Metric {
        let name: String
        let meaning: String
        /// Labels in braces, or nothing, and the value.
        let samples: [(labels: String, value: String)]

        init(_ name: String, _ meaning: String, _ value: Int) {
            self.init(name, meaning, [("", String(value))])
        }

        init(_ name: String, _ meaning: String, _ samples: [(labels: String, value: String)]) {
            (self.name, self.meaning, self.samples) = (name, meaning, samples)
        }
    }

    /// Writes the file whole beside the old one, and renames it. Throws `OutputError`.
    package static func write(_ ending: RunEnding, output: String, to path: String) throws {
        try StateFolder.write([Array(text(of: ending, output: output).utf8)], to: path)
    }

    static func text(of ending: RunEnding, output: String) -> String {
        metrics(of: ending, lastSuccess: RunReport.lastSuccess(output: output)).filter { !$0.samples.isEmpty }
            .map { metric in
                "# HELP \(metric.name) \(metric.meaning)\n# TYPE \(metric.name) gauge\n"
                    + metric.samples.map { "\(metric.name)\($0.labels) \($0.value)\n" }.joined()
            }.joined()
    }

    private static func metrics(of ending: RunEnding, lastSuccess: Int?) -> [Metric] {
        let summary = ending.summary
        func byReason(_ reasons: [RunSummary.Reason]) -> [(String, String)] {
            reasons.map { ("{reason=\"\($0.reason)\"}", String($0.count)) }
        }
        let milliseconds = Int(summary.seconds * 1000)
        let fraction = String(1000 + milliseconds % 1000).dropFirst()
        return [
            Metric("ogi_run_exit_code", "How the last run ended; 0 is well.", Int(ending.exitCode.rawValue)),
            Metric(
                "ogi_run_duration_seconds", "Time that the last run took.",
                [("", "\(milliseconds / 1000).\(fraction)")]),
            Metric(
                "ogi_run_end_timestamp_seconds", "When the last run ended.",
                Int(RunMemory.now / 1_000_000_000)),
            Metric(
                "ogi_last_success_timestamp_seconds", "When a run last published, or found nothing to do.",
                lastSuccess.map { [("", String($0))] } ?? []),
            Metric("ogi_sources", "Sources that the last run found.", summary.sources),
            Metric("ogi_reports_read", "Reports that the last run read.", summary.reports),
            Metric("ogi_sources_unchanged", "Sources with the result of an earlier run.", summary.unchanged),
            Metric(
                "ogi_sources_rejected", "Sources that are rejected, by this run or an earlier one.",
                summary.rejectedInAll),
            Metric("ogi_rejected_by_reason", "Rejected sources by reason.", byReason(summary.reasons)),
            Metric(
                "ogi_set_aside_by_reason", "Parts of sources that were set aside, by reason.",
                byReason(summary.setAside)),
            Metric(
                "ogi_files_passed_over", "Files in the input that are not read, by the end of their names.",
                summary.passedOver.kinds.map { ("{kind=\"\($0.kind.name)\"}", String($0.count)) }),
            Metric("ogi_reports_removed", "Published reports that the last run missed.", summary.removed),
        ]
    }
}
