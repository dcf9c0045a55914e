import Model

/// A sink that sees whole reports, one after the other, and makes one file of them at the end.
///
/// Sinks of rows (`csv`, `tsv`, `jsonl`) need none: their rows are encoded by the workers, side by side.
///
/// Shape: every report and every source that is none, in the order of the sources; then `finish`, once.
/// Cost: keeps sums and what it shows, never reports.
package protocol ReportSink: Sendable {
    /// What the file is, for `datapackage.json`.
    var document: PublishedFile.Document { get }

    mutating func take(_ report: Report)

    /// A source of which there is no report.
    mutating func take(_ rejections: [Rejection], of source: String)

    /// The file's bytes. Shape: `files` are the finished files of rows, in the order of the config.
    func finish(_ files: [PublishedFile], of dataset: DatasetDescription) -> [UInt8]
}
