import Model

/// Tells which lines continue the paragraph before them (`Line.joint`).
package enum LineJoining {
    package static func apply(to document: inout Document) {}
}
