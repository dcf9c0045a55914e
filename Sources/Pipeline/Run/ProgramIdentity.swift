import Load

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Which build of the program this is, by its bytes: a copy on another machine is the same, a build that differs in
/// anything is not.
enum ProgramIdentity {
    /// The linker's own hash of the program where it left one (`--build-id`, in Package.swift), which costs nothing to
    /// look up; else a sum over the program's file.
    static let text: String = {
        #if os(Linux)
            let path = "/proc/self/exe"
        #else
            let path = CommandLine.arguments[0]
        #endif
        let number = open(path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else { return "unknown" }
        defer { close(number) }
        var status = stat()
        guard fstat(number, &status) == 0, status.st_size > 0,
            let map = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, number, 0), map != MAP_FAILED
        else { return "unknown" }
        defer { munmap(map, Int(status.st_size)) }
        let bytes = UnsafeRawBufferPointer(start: map, count: Int(status.st_size))
        return buildID(of: bytes) ?? String(Checksum.of(bytes), radix: 16)
    }()

    /// The hash in the notes of an ELF file of 64 bits; `nil` where it has none.
    ///
    /// Rule: the ELF header names the table of segments (offset at 32, size and number of entries at 54 and 56); a segment
    /// of notes is of type 4, its offset stands at 8 of its entry, its size at 32.
    private static func buildID(of file: UnsafeRawBufferPointer) -> String? {
        func number<Word: FixedWidthInteger>(_ offset: Int, _: Word.Type) -> Int? {
            guard offset >= 0, offset + MemoryLayout<Word>.size <= file.count else { return nil }
            return Int(exactly: Word(littleEndian: file.loadUnaligned(fromByteOffset: offset, as: Word.self)))
        }
        guard file.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2]), let table = number(32, UInt64.self),
            let size = number(54, UInt16.self), let count = number(56, UInt16.self), table < file.count
        else { return nil }
        for entry in 0..<count {
            let start = table + entry * size
            guard number(start, UInt32.self) == 4, let offset = number(start + 8, UInt64.self),
                let length = number(start + 32, UInt64.self), offset <= file.count,
                length <= file.count - offset
            else { continue }
            if let hash = hash(in: UnsafeRawBufferPointer(rebasing: file[offset..<offset + length])) {
                return hash
            }
        }
        return nil
    }

    /// Shape of a note: sizes of its name and hash and its kind (3), 4 bytes each, then both, padded to 4 bytes.
    private static func hash(in notes: UnsafeRawBufferPointer) -> String? {
        var place = 0
        while place + 12 <= notes.count {
            func word(_ offset: Int) -> Int {
                Int(
                    UInt32(littleEndian: notes.loadUnaligned(fromByteOffset: place + offset, as: UInt32.self))
                )
            }
            let (size, start) = (word(4), place + 12 + (word(0) + 3) / 4 * 4)
            guard start + size <= notes.count else { return nil }
            if word(8) == 3, notes[(place + 12)..<start].starts(with: "GNU\0".utf8) {
                return notes[start..<start + size].map { String($0, radix: 16) }.joined(separator: ".")
            }
            place = start + (size + 3) / 4 * 4
        }
        return nil
    }
}
