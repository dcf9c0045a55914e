/// What `q` saves and `Q` brings back.
struct GraphicsState {
    var matrix = PDFMatrix.identity
    var clip = PageRect.everything
    var fill = Ink()
    var stroke = Ink()
    /// False in what is blended with the page: a marker over a word does not hide it.
    var isOpaque = true
    /// False where nothing of it is seen.
    var isVisible = true

    var font: PDFFont?
    var fontNumber: Int32 = 0
    var size = 0.0
    var characterSpace = 0.0
    var wordSpace = 0.0
    var stretch = 1.0
    var leading = 0.0
    var rise = 0.0
    /// 0 filled, 1 stroked, 2 both, 3 neither; with 4 more it also clips.
    var renderingMode = 0

    /// A colour, as far as it matters: white on white is not seen.
    struct Ink {
        var isWhite = false
        /// False where a number does not say how bright it is: separations, indexed colours, patterns.
        var isAdditive = true

        /// One number for grey, three for light, four for inks.
        mutating func set(_ operands: [PDFObject]) {
            let values = operands.compactMap(\.number)
            guard isAdditive, values.count == operands.count else {
                isWhite = false
                return
            }
            switch values.count {
            case 1, 3: isWhite = values.allSatisfy { $0 > 0.98 }
            case 4: isWhite = values.allSatisfy { $0 < 0.02 }
            default: isWhite = false
            }
        }
    }
}
