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

    /// How a query reads a table: the CSV file that has it with all rows and these columns.
    private func table(_ name: TableName, _ columns: [String]) -> String? {
        let file = files.first { file in
            guard let layout = file.layout, case .csv = layout.format else { return false }
            return layout.schema.name == name && layout.labels == .names && file.isWhole(in: columns)
        }
        guard let file, let layout = file.layout else { return nil }
        let codes = ["region_code", "form"].filter { code in layout.columns.contains { $0.name == code } }
        let types = codes.map { "'\($0)': 'VARCHAR'" }.joined(separator: ", ")
        let path = file.name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        return types.isEmpty ? "read_csv('\(path)')" : "read_csv('\(path)', types = {\(types)})"
    }

    private static let figureColumns = [
        "source", "organization", "report_year", "table", "row", "column", "value", "status",
    ]
    private static let reportColumns = [
        "source", "organization", "region_code", "report_year", "scope", "duplicate_of",
    ]

    private var requestsOverYears: Question? {
        guard let figures = table(.figures, Self.figureColumns),
            let reports = table(.reports, Self.reportColumns)
        else { return nil }
        return Question(
            title: "How did each body's requests develop?",
            note:
                "The forms until 2018 call them `received_total`, the later ones `received`; the two count nearly the same.",
            query: """
                SELECT r.region_code, f.organization, f.report_year, r.scope, f.value AS requests
                FROM \(figures) AS f JOIN \(reports) AS r USING (source)
                WHERE f."table" = 'requests' AND f."row" IN ('received', 'received_total') AND f."column" IN ('total', 'value')
                  AND f.status IN ('reported', 'inferred') AND r.duplicate_of IS NULL
                ORDER BY r.region_code, f.organization, f.report_year;
                """)
    }

    private var figuresInDoubt: Question? {
        guard
            let checks = table(
                .checks, ["source", "report_year", "check", "severity", "left", "right", "result"])
        else { return nil }
        return Question(
            title: "Which figures are in doubt, and why?",
            note:
                "A relation of severity `identity` must hold; where it fails, the document itself is wrong somewhere in it.",
            query: """
                SELECT source, report_year, "check", "table", "row", "column", "left", "right", explanation
                FROM \(checks)
                WHERE severity = 'identity' AND result = 'fail'
                ORDER BY source, "check";
                """)
    }

    private var groundsOfRefusal: Question? {
        guard let figures = table(.figures, Self.figureColumns),
            let reports = table(.reports, Self.reportColumns)
        else { return nil }
        return Question(
            title: "Which grounds of refusal lead?",
            note: "Since 2019; consolidated reports apart, because they contain others.",
            query: """
                SELECT coalesce(r.scope, '') = 'consolidated' AS consolidated, f."row" AS ground, sum(f.value) AS requests
                FROM \(figures) AS f JOIN \(reports) AS r USING (source)
                WHERE f."table" = 'requests' AND f."row" LIKE 'refused_%' AND f."column" = 'total'
                  AND f.status IN ('reported', 'inferred') AND r.duplicate_of IS NULL
                GROUP BY ALL ORDER BY consolidated, requests DESC;
                """)
    }

    private var reportsMissing: Question? {
        guard let reports = table(.reports, Self.reportColumns + ["organization_level"]) else { return nil }
        return Question(
            title: "Which reports are missing?",
            note: "Years between a body's first and last report for which there is none.",
            query: """
                WITH bodies AS (
                  SELECT region_code, organization_level, any_value(organization) AS organization,
                    list(DISTINCT report_year) AS years, min(report_year) AS first, max(report_year) AS last
                  FROM \(reports)
                  WHERE report_year IS NOT NULL AND region_code IS NOT NULL
                    AND organization_level IN ('province', 'prefecture', 'county')
                  GROUP BY region_code, organization_level)
                SELECT region_code, organization, year AS missing
                FROM bodies, LATERAL (SELECT unnest(generate_series(first, last)) AS year)
                WHERE NOT list_contains(years, year)
                ORDER BY region_code, missing;
                """)
    }

    private var disclosureByYear: Question? {
        guard let indicators = table(.indicators, ["source", "report_year", "indicator", "value"]) else {
            return nil
        }
        return Question(
            title: "How often was information disclosed?",
            note:
                "The median over the reports that give all figures of the ratio; `codebook.csv` has its definition.",
            query: """
                SELECT report_year, count(value) AS reports, median(value) AS disclosed
                FROM \(indicators)
                WHERE indicator = 'disclosure_rate' AND value IS NOT NULL
                GROUP BY report_year ORDER BY report_year;
                """)
    }
}
