import Model

/// How many figures and checks of a report came out how.
struct ReportCounts {
    private(set) var reported = 0
    private(set) var inferred = 0
    private(set) var missing = 0
    private(set) var passed = 0
    private(set) var failed = 0
    private(set) var failedIdentities = 0
    private(set) var failedPlausibility = 0

    /// Reads single members by offset: a copy of a figure or check would count references for each.
    init(of report: Report) {
        for offset in report.figures.indices {
            switch report.figures[offset].status {
            case .reported: reported += 1
            case .inferred: inferred += 1
            case .missing: missing += 1
            case .blank, .notApplicable, .ambiguous: break
            }
        }
        for offset in report.checks.indices {
            switch report.checks[offset].result {
            case .pass: passed += 1
            case .incomplete: break
            case .fail:
                failed += 1
                if report.checks[offset].severity == .identity { failedIdentities += 1 }
                if report.checks[offset].severity == .plausibility { failedPlausibility += 1 }
            }
        }
    }
}
