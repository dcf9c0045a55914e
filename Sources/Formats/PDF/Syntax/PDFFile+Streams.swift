/// The bytes of a stream, once its filters are undone.
extension PDFFile {
    struct Decoded {
        var bytes: [UInt8] = []
        /// True where the packed bytes do not fit their check sum or their codes: what came out may be wrong.
        var isDamaged = false
    }

    /// Empty for a picture, whose filters are none of ours.
    func decode(_ stream: PDFStream, isEncrypted: Bool = true) -> Decoded {
        let range = stream.data.clamped(to: 0..<bytes.count)
        var result = Decoded(bytes: Array(bytes[range]))
        if isEncrypted, let encryption, stream.number > 0, stream.dictionary["Type"]?.name != "XRef" {
            result.bytes = encryption.decryptStream(result.bytes, of: stream.number)
        }
        let filters = filterNames(stream)
        let parameters = filterParameters(stream)
        guard filters.count <= 8 else { return Decoded(isDamaged: true) }
        for (index, filter) in filters.enumerated() {
            let parameters = index < parameters.count ? parameters[index] : [:]
            guard let unpacked = unpack(result.bytes, filter, parameters) else { return Decoded() }
            result = Decoded(bytes: unpacked.bytes, isDamaged: result.isDamaged || unpacked.isDamaged)
            budget.spend(result.bytes.count)
        }
        return result
    }

    private func filterNames(_ stream: PDFStream) -> [String] {
        switch value(stream.dictionary["Filter"] ?? stream.dictionary["F"]) {
        case .name(let name)?: [name]
        case .array(let elements)?: elements.compactMap { name($0) }
        default: []
        }
    }

    private func filterParameters(_ stream: PDFStream) -> [[String: PDFObject]] {
        switch value(stream.dictionary["DecodeParms"] ?? stream.dictionary["DP"]) {
        case .dictionary(let entries)?: [entries]
        case .array(let elements)?: elements.map { dictionary($0) ?? [:] }
        default: []
        }
    }

    private func unpack(_ bytes: [UInt8], _ filter: String, _ parameters: [String: PDFObject]) -> Decoded? {
        let limit = budget.limit
        switch filter {
        case "FlateDecode", "Fl":
            let output = Inflate.zlib(bytes[...], limit: limit)
            switch output.ending {
            case .tooLong: budget.overdraw()
            case .damaged where output.bytes.isEmpty:
                // Some writers leave the two bytes of zlib's head away, or break them.
                let raw = Inflate.raw(bytes.dropFirst(2), limit: limit)
                return Decoded(bytes: predict(raw.bytes, parameters), isDamaged: raw.ending == .damaged)
            default: break
            }
            return Decoded(bytes: predict(output.bytes, parameters), isDamaged: output.ending == .damaged)
        case "LZWDecode", "LZW":
            let isEarly = integer(parameters["EarlyChange"]) != 0
            guard let output = LZW.decode(bytes, isEarly: isEarly, limit: limit) else {
                budget.overdraw()
                return Decoded()
            }
            return Decoded(bytes: predict(output, parameters))
        case "ASCIIHexDecode", "AHx": return Decoded(bytes: ASCIIFilters.hexadecimal(bytes))
        case "ASCII85Decode", "A85": return Decoded(bytes: ASCIIFilters.base85(bytes))
        case "RunLengthDecode", "RL":
            guard let output = RunLength.decode(bytes, limit: limit) else {
                budget.overdraw()
                return Decoded()
            }
            return Decoded(bytes: output)
        case "Crypt": return Decoded(bytes: bytes)
        default: return nil
        }
    }

    private func predict(_ bytes: [UInt8], _ parameters: [String: PDFObject]) -> [UInt8] {
        let predictor = Predictor(
            kind: integer(parameters["Predictor"]) ?? 1, colors: integer(parameters["Colors"]) ?? 1,
            bits: integer(parameters["BitsPerComponent"]) ?? 8, columns: integer(parameters["Columns"]) ?? 1)
        return predictor?.restore(bytes) ?? bytes
    }
}
