/// Questions that analysts ask first, with the query that answers each: for the README of the output.
///
/// A question whose tables are not published whole as CSV is left out. Each query names only columns that are there.
struct DatasetQuestions {
    struct Question {
        let title: String
        let note: String
        let query: String
    }

    private let files: [PublishedFile]

    init(files: [PublishedFile]) { self.files = files }

    var all: [Question] {
        [requestsOverYears, figuresInDoubt, groundsOfRefusal, reportsMissing, disclosureByYear].compactMap {
            $0
        }
    }

    /// Columns of text that look like numbers.
    private static let codes = ["body_id", "region_code", "form", "years", "gaps"]

    /// How a query reads a table: the CSV file that has it with all rows and these columns.
    private func table(_ name: TableName, _ columns: [String]) -> String? {
        let file = files.first { file in
            guard let layout = file.layout, case .csv = layout.format else { return false }
            return layout.schema.name == name && layout.labels == .names && file.isWhole(in: columns)
        }
        guard let file, let layout = file.layout else { return nil }
        let codes = Self.codes.filter { code in layout.columns.contains { $0.name == code } }
        let types = codes.map { "'\($0)': 'VARCHAR'" }.joined(separator: ", ")
        let name = file.isInParts ? file.name.replacing("{part}", with: "*") : file.name
        let path = name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        return types.isEmpty ? "read_csv('\(path)')" : "read_csv('\(path)', types = {\(types)})"
    }

    private var requestsOverYears: Question? {
        guard
            let totals = table(
                .totals,
                [
                    "body_id", "organization", "report_year", "form", "scope", "duplicate_of",
                    "requests_received",
                ])
        else { return nil }
        return Question(
            title: "How did each body's requests develop?",
            note:
                "`series.csv` says what changes between the forms. An empty number is not certain, and not zero.",
            query: """
                SELECT body_id, organization, scope, report_year, form, requests_received
                FROM \(totals)
                WHERE duplicate_of IS NULL AND body_id IS NOT NULL
                ORDER BY body_id, scope, report_year;
                """)
    }

    private var figuresInDoubt: Question? {
        guard
            let operands = table(
                .checkOperands,
                ["source", "report_year", "check_number", "severity", "table", "row", "column", "value"]
                    + ["duplicate_of"]),
            let checks = table(.checks, ["source", "check_number", "explanation"])
        else { return nil }
        return Question(
            title: "Which figures are in doubt, and why?",
            note:
                "A relation of severity `identity` must hold; where it fails, one of its figures is wrong in the document itself.",
            query: """
                SELECT o.source, o.report_year, o."table", o."row", o."column", o.value, c.explanation
                FROM \(operands) AS o JOIN \(checks) AS c USING (source, check_number)
                WHERE o.severity = 'identity' AND o.duplicate_of IS NULL
                ORDER BY o.source, check_number, o."table", o."row", o."column";
                """)
    }

    private var groundsOfRefusal: Question? {
        guard
            let figures = table(
                .figures, ["table", "row", "column", "value", "status", "scope", "duplicate_of"])
        else { return nil }
        return Question(
            title: "Which grounds of refusal lead?",
            note: "Since 2019; consolidated reports apart, because they contain others.",
            query: """
                SELECT coalesce(scope, '') = 'consolidated' AS consolidated, "row" AS ground, sum(value) AS requests
                FROM \(figures)
                WHERE "table" = 'requests' AND "row" LIKE 'refused_%' AND "column" = 'total'
                  AND status IN ('reported', 'inferred') AND duplicate_of IS NULL
                GROUP BY ALL ORDER BY consolidated, requests DESC;
                """)
    }

    private var reportsMissing: Question? {
        guard let bodies = table(.bodies, ["body_id", "names", "years", "gaps"]) else { return nil }
        return Question(
            title: "Which reports are missing?",
            note: "Years between a body's first and last report for which there is none.",
            query: """
                SELECT body_id, names, years, gaps AS missing
                FROM \(bodies)
                WHERE gaps IS NOT NULL
                ORDER BY body_id;
                """)
    }

    private var disclosureByYear: Question? {
        guard
            let indicators = table(
                .indicators, ["report_year", "indicator", "value", "scope", "duplicate_of"])
        else { return nil }
        return Question(
            title: "How often was information disclosed?",
            note:
                "The median over the reports that give all figures of the ratio; `codebook.csv` has its definition.",
            query: """
                SELECT report_year, coalesce(scope, '') = 'consolidated' AS consolidated,
                  count(value) AS reports, median(value) AS disclosed
                FROM \(indicators)
                WHERE indicator = 'disclosure_rate' AND value IS NOT NULL AND duplicate_of IS NULL
                GROUP BY ALL ORDER BY report_year, consolidated;
                """)
    }
}
