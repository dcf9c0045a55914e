import Model

/// The pages of a file, one after the other.
///
/// Pages hang in a tree, and take from the nodes above them what they do not say. A node that was seen before is passed
/// over, so that a tree that contains itself ends.
struct PageTree {
    struct Page {
        let entries: [String: PDFObject]
        let number: Int32
    }

    private let file: PDFFile
    /// What is still to be visited, the next at the end.
    private var waiting: [(object: PDFObject, inherited: [String: PDFObject], depth: Int)] = []
    private var seen: Set<Int> = []
    private var count: Int32 = 0

    /// A file with more is no report.
    static let mostPages: Int32 = 10_000
    private static let inherited = ["Resources", "MediaBox", "CropBox", "Rotate"]

    init(_ file: PDFFile) {
        self.file = file
        if let root = file.dictionary(file.trailer["Root"])?["Pages"] { waiting.append((root, [:], 0)) }
    }

    /// Throws: `unfolds_too_large`.
    mutating func next() throws(Rejection) -> Page? {
        while let (object, inherited, depth) = waiting.popLast() {
            if case .reference(let number) = object, !seen.insert(number).inserted { continue }
            guard depth < 64, var entries = file.dictionary(object) else { continue }
            for key in Self.inherited where entries[key] == nil { entries[key] = inherited[key] }
            if let kids = file.array(entries["Kids"]) {
                let passed = entries.filter { Self.inherited.contains($0.key) }
                for kid in kids.reversed() { waiting.append((kid, passed, depth + 1)) }
                continue
            }
            count += 1
            guard count <= Self.mostPages else {
                throw .extract(.unfoldsTooLarge, "more than \(Self.mostPages) pages")
            }
            return Page(entries: entries, number: count)
        }
        return nil
    }
}

extension PageTree.Page {
    /// What the page prints.
    func content(_ resources: PageResources) -> PageContent {
        let file = resources.file
        let box = paper(file)
        let (matrix, width, height) = Self.view(box, rotation: file.integer(entries["Rotate"]) ?? 0)
        var bytes: [UInt8] = []
        var isDamaged = false
        let streams = file.array(entries["Contents"]) ?? entries["Contents"].map { [$0] } ?? []
        for object in streams {
            guard let stream = file.stream(object) else { continue }
            let decoded = file.decode(stream)
            isDamaged = isDamaged || decoded.isDamaged
            bytes += decoded.bytes
            bytes.append(0x0A)
        }
        var reader = ContentReader(
            resources, painter: PagePainter(number: number, width: width, height: height))
        var page = reader.read(bytes, file.dictionary(entries["Resources"]) ?? [:], matrix: matrix)
        page.isDamaged = page.isDamaged || isDamaged
        page.glyphs += FormFields(file, resources.texts).glyphs(ofPage: entries, matrix)
        return page
    }

    private func paper(_ file: PDFFile) -> PageRect {
        let media =
            Self.rect(file.numbers(entries["MediaBox"])) ?? PageRect(left: 0, top: 0, right: 595, bottom: 842)
        guard let crop = Self.rect(file.numbers(entries["CropBox"])) else { return media }
        let both = crop.intersection(media)
        return both.area > 0 ? both : media
    }

    private static func rect(_ numbers: [Double]?) -> PageRect? {
        guard let numbers, numbers.count >= 4, numbers.allSatisfy({ abs($0) < 1e5 }) else { return nil }
        let rect = PageRect(
            left: min(numbers[0], numbers[2]), top: min(numbers[1], numbers[3]),
            right: max(numbers[0], numbers[2]),
            bottom: max(numbers[1], numbers[3]))
        return rect.area > 1 ? rect : nil
    }

    /// From the file's coordinates, whose y grows upwards, to the page as it is seen.
    private static func view(_ box: PageRect, rotation: Int) -> (PDFMatrix, width: Double, height: Double) {
        switch (rotation % 360 + 360) % 360 {
        case 90: (PDFMatrix(a: 0, b: 1, c: 1, d: 0, e: -box.top, f: -box.left), box.height, box.width)
        case 180: (PDFMatrix(a: -1, b: 0, c: 0, d: 1, e: box.right, f: -box.top), box.width, box.height)
        case 270: (PDFMatrix(a: 0, b: -1, c: -1, d: 0, e: box.bottom, f: box.right), box.height, box.width)
        default: (PDFMatrix(a: 1, b: 0, c: 0, d: -1, e: -box.left, f: box.bottom), box.width, box.height)
        }
    }
}
