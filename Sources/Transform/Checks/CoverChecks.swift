import Model

/// What a report says of itself against itself.
enum CoverChecks {
    static func outcomes(of cover: Cover) -> [CheckOutcome] {
        [period(of: cover), published(of: cover)]
    }

    /// The title's year wins over the period of the figures; where they disagree this check says so.
    ///
    /// A period that is not the whole year passes, and so does a school year (1 September to 31 August) that
    /// touches the report's year. `left` is the report's year, `right` the year in which the period ends.
    private static func period(of cover: Cover) -> CheckOutcome {
        guard cover.reportYear > 0, let start = cover.periodStart, let end = cover.periodEnd else {
            return outcome(
                "period", .incomplete, "Not decided: the year or the period of the figures is not stated.")
        }
        var explanation = ""
        if end < start {
            explanation =
                "The period of the figures ends (\(end.description)) before it begins (\(start.description))."
        } else if end.year - start.year > 1
            || end.year > start.year && (end.month, end.day) >= (start.month, start.day)
        {
            explanation =
                "The period of the figures, \(start.description) to \(end.description), is longer than a year."
        } else if start.year != cover.reportYear && end.year != cover.reportYear {
            explanation =
                "The title says \(cover.reportYear), the period of the figures is \(start.description) to "
                + "\(end.description); the title's year is taken."
        }
        var result = outcome("period", explanation.isEmpty ? .pass : .fail, explanation)
        result.left = Amount(Int64(cover.reportYear))
        result.right = Amount(Int64(end.year))
        return result
    }

    /// A report cannot be dated before the period that it reports on ends.
    private static func published(of cover: Cover) -> CheckOutcome {
        guard let published = cover.published, let end = cover.periodEnd else {
            return outcome(
                "published", .incomplete, "Not decided: the report's date or its period is not stated.")
        }
        if published < end {
            return outcome(
                "published", .fail,
                "The report is dated \(published.description), before its period ends (\(end.description)).")
        }
        return outcome("published", .pass, "")
    }

    private static func outcome(_ check: String, _ result: CheckResult, _ explanation: String) -> CheckOutcome
    {
        CheckOutcome(
            check: check, severity: .plausibility, table: "", row: "", column: "", left: nil, right: nil,
            result: result, explanation: explanation)
    }
}
