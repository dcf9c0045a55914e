/// A change of coordinates: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`.
struct PDFMatrix {
    var a = 1.0
    var b = 0.0
    var c = 0.0
    var d = 1.0
    var e = 0.0
    var f = 0.0

    static let identity = PDFMatrix()

    static func moved(_ x: Double, _ y: Double) -> PDFMatrix { PDFMatrix(e: x, f: y) }

    init(a: Double = 1, b: Double = 0, c: Double = 0, d: Double = 1, e: Double = 0, f: Double = 0) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
        self.e = e
        self.f = f
    }

    init?(_ values: [Double]?) {
        guard let values, values.count >= 6 else { return nil }
        self.init(
            a: values[0], b: values[1], c: values[2], d: values[3], e: values[4], f: values[5])
    }

    /// First `first`, then `second`.
    static func * (first: PDFMatrix, second: PDFMatrix) -> PDFMatrix {
        PDFMatrix(
            a: first.a * second.a + first.b * second.c, b: first.a * second.b + first.b * second.d,
            c: first.c * second.a + first.d * second.c, d: first.c * second.b + first.d * second.d,
            e: first.e * second.a + first.f * second.c + second.e,
            f: first.e * second.b + first.f * second.d + second.f)
    }

    @inline(__always)
    func apply(_ x: Double, _ y: Double) -> PagePoint {
        PagePoint(x: x * a + y * c + e, y: x * b + y * d + f)
    }

    /// The smallest upright rectangle round the image of `rect`.
    func apply(_ rect: PageRect) -> PageRect {
        PageRect(around: [
            apply(rect.left, rect.top), apply(rect.right, rect.top), apply(rect.right, rect.bottom),
            apply(rect.left, rect.bottom),
        ])
    }

    /// True where upright rectangles stay upright.
    var keepsUpright: Bool {
        let size = max(abs(a), abs(b), abs(c), abs(d)) * 0.001
        return abs(b) <= size && abs(c) <= size || abs(a) <= size && abs(d) <= size
    }
}

/// A place on a page as a reader sees it: points from its left and top edge.
struct PagePoint {
    var x: Double
    var y: Double
}

/// An upright rectangle on a page; `bottom` lies below `top`, so it is larger.
struct PageRect {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    static let everything = PageRect(left: -.infinity, top: -.infinity, right: .infinity, bottom: .infinity)

    init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    init(around points: [PagePoint]) {
        self.init(left: .infinity, top: .infinity, right: -.infinity, bottom: -.infinity)
        for point in points {
            left = min(left, point.x)
            right = max(right, point.x)
            top = min(top, point.y)
            bottom = max(bottom, point.y)
        }
    }

    var width: Double { right - left }
    var height: Double { bottom - top }
    var area: Double { max(0, width) * max(0, height) }

    func contains(_ point: PagePoint, margin: Double = 0) -> Bool {
        point.x >= left - margin && point.x <= right + margin && point.y >= top - margin
            && point.y <= bottom + margin
    }

    func intersection(_ other: PageRect) -> PageRect {
        PageRect(
            left: max(left, other.left), top: max(top, other.top), right: min(right, other.right),
            bottom: min(bottom, other.bottom))
    }

    func union(_ other: PageRect) -> PageRect {
        PageRect(
            left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
            bottom: max(bottom, other.bottom))
    }
}
