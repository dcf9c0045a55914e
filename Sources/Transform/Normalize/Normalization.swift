import Model

/// All document steps, in the order of the default pipeline.
package enum Normalization {
    package static func apply(to document: inout Document) {
        WidthFolding.apply(to: &document)
        MarkupRemnants.remove(from: &document)
        CommaSeparated.markCells(in: &document)
        UnbrokenText.breakLines(in: &document)
        BrokenHeadings.repair(in: &document)
        SiteChrome.mark(in: &document)
        RunningHeads.mark(in: &document)
        LineJoining.apply(to: &document)
    }
}
