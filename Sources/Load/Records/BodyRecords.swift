import Forms
import Model

/// The rows of `bodies`, gathered from all reports: what is kept is a few words for each body, and its names.
package struct BodyRecords: Sendable {
    private var bodies: [String: Body] = [:]

    fileprivate struct Body: Sendable {
        var names: [String] = []
        var knownNames: Set<String> = []
        var regionCode = ""
        var regionName = ""
        var level = OrganizationLevel.unknown
        /// Ascending.
        var years: [Int] = []
        var reports = 0
        var duplicates = 0
        var reportsWithoutYear = 0
    }

    package init() {}

    /// A report whose body is not known is in no row.
    package mutating func take(_ report: Report) {
        if report.cover.bodyID.isEmpty { return }
        bodies[report.cover.bodyID, default: Body()].take(report)
    }

    /// In the order of `body_id`, by bytes.
    package var batch: RecordBatch {
        var batch = RecordBatch()
        batch.beginRows()
        let keys = bodies.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for key in keys {
            if let body = bodies[key] { Self.append(body, key, to: &batch) }
        }
        return batch
    }

    private static func append(_ body: Body, _ key: String, to batch: inout RecordBatch) {
        let succession = RegionSuccession.shared
        let rest = body.regionCode.isEmpty ? "" : key.dropFirst(body.regionCode.count)
        let former = succession.former(of: body.regionCode)
        batch.append(key)
        batch.append(body.names.joined(separator: "|"))
        batch.append(body.regionCode)
        batch.append(body.regionName)
        batch.append(body.level.rawValue)
        batch.append(BodyID.above(key, regionCode: body.regionCode, year: body.years.last ?? 0))
        batch.append(former.isEmpty ? "" : former + rest)
        batch.append(text(body.years))
        batch.append(text(gaps(in: body.years)))
        batch.append(body.reports)
        batch.append(body.duplicates)
        batch.append(body.reportsWithoutYear)
    }

    private static func text(_ years: [Int]) -> String { years.map(String.init).joined(separator: "|") }

    /// Years are those of four digits that covers have, so there are few between.
    private static func gaps(in years: [Int]) -> [Int] {
        guard let first = years.first, let last = years.last else { return [] }
        let present = Set(years)
        return (first...last).filter { !present.contains($0) }
    }
}

extension BodyRecords.Body {
    fileprivate mutating func take(_ report: Report) {
        let cover = report.cover
        if knownNames.insert(cover.organization).inserted { names.append(cover.organization) }
        (regionCode, regionName) = (cover.regionCode, cover.regionName)
        if level == .unknown { level = cover.level }
        reports += 1
        if !report.duplicateOf.isEmpty { duplicates += 1 }
        guard cover.reportYear > 0 else {
            reportsWithoutYear += 1
            return
        }
        // Thousands of reports of one body have few years between them.
        let place = years.firstIndex { $0 >= cover.reportYear } ?? years.count
        if place == years.count || years[place] != cover.reportYear {
            years.insert(cover.reportYear, at: place)
        }
    }
}
