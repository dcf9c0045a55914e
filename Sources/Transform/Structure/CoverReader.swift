import Model

/// Reads what a report says of itself: body, region, year, period, dates, contact.
package enum CoverReader {
    package static func read(_ document: Document, _ outline: Outline, _ sections: [Section]) -> Cover {
        Cover()
    }
}
