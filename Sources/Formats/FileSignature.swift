/// First bytes of files that hold text in another shape than plain text.
enum FileSignature {
    private static let kinds: [(bytes: [UInt8], kind: String)] = [
        (Array("%PDF-".utf8), "a PDF file"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP file, such as DOCX, XLSX or WPS"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old office file, such as DOC or XLS"),
        (Array(#"{\rtf"#.utf8), "an RTF file"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (Array("GIF8".utf8), "a GIF picture"),
        ([0x1F, 0x8B], "a GZIP file"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z file"),
        (Array("Rar!".utf8), "a RAR file"),
    ]

    static func kind(of bytes: [UInt8]) -> String? {
        kinds.first { bytes.starts(with: $0.bytes) }?.kind
    }
}
