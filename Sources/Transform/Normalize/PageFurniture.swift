import Model

/// Marks page numbers, running heads and navigation as `.furniture`.
package enum PageFurniture {
    package static func apply(to document: inout Document) {}
}
