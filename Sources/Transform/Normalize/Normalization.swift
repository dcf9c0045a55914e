import Model

/// All document steps, in the order of the default pipeline.
///
/// Those that look for marks, breaks and page numbers in printed lines leave documents alone whose format knows its
/// paragraphs and cells (`hasLayout`): a `*` or a comma there is text, and its tables name lines by their place, so that
/// no line may be cut in two. Widths are folded in all; what a site prints round a report is told by its words in all.
package enum Normalization {
    package static func apply(to document: inout Document) {
        WidthFolding.apply(to: &document)
        MarkupRemnants.remove(from: &document)
        UnbrokenText.breakLines(in: &document)
        BrokenHeadings.repair(in: &document)
        SiteChrome.mark(in: &document)
        RunningHeads.mark(in: &document)
        LineJoining.apply(to: &document)
    }
}
