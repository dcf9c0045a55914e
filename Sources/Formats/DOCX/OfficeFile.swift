/// What kind of office file the bytes are that are a ZIP archive or an OLE file, for all but DOCX to be refused by name.
enum OfficeFile {
    static let zipMark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    static let oleMark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// By the names of its files.
    static func kind(of archive: ZIPArchive) -> String {
        let names = archive.entries.map(\.name)
        let kinds = [
            ("xl/", "a spreadsheet (XLSX)"), ("ppt/", "a presentation (PPTX)"), ("OFD.xml", "an OFD file"),
            ("META-INF/container.xml", "an electronic book (EPUB)"),
        ]
        for (prefix, kind) in kinds where names.contains(where: { $0.hasPrefix(prefix) }) { return kind }
        guard let type = archive.entries.first(where: { $0.name == "mimetype" }),
            let text = try? archive.contents(of: type, limit: 256)
        else { return "a ZIP archive; unpack it" }
        switch String(decoding: text, as: UTF8.self) {
        case "application/vnd.oasis.opendocument.text": return "an OpenDocument text (ODT)"
        case "application/vnd.oasis.opendocument.spreadsheet": return "an OpenDocument spreadsheet (ODS)"
        case "application/vnd.oasis.opendocument.presentation": return "an OpenDocument presentation (ODP)"
        default: return "a ZIP archive; unpack it"
        }
    }

    /// True for an OLE file that wraps a DOCX, XLSX or PPTX with a password.
    static func needsPassword(_ oleFile: [UInt8]) -> Bool { names(oleFile, "EncryptedPackage") }

    /// By the names of its streams.
    static func kind(ofOLE bytes: [UInt8]) -> String {
        let kinds = [
            ("WordDocument", "an old Word file (DOC) or a WPS file"), ("Workbook", "an old Excel file (XLS)"),
            ("Book", "an old Excel file (XLS)"), ("PowerPoint Document", "an old PowerPoint file (PPT)"),
        ]
        return kinds.first { names(bytes, $0.0) }?.1 ?? "an old office file, such as DOC, XLS or WPS"
    }

    /// Whether a stream has this name. The directory's entries stand at multiples of 128 bytes, each with its name in
    /// UTF-16 first and the name's length at 64.
    private static func names(_ oleFile: [UInt8], _ name: String) -> Bool {
        let wanted = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let reader = LittleEndian(oleFile)
        return stride(from: 512, to: oleFile.count - 127, by: 128).contains { offset in
            reader.word(offset + 64) == wanted.count + 2
                && reader.bytes(offset, wanted.count)?.elementsEqual(wanted) == true
        }
    }
}
