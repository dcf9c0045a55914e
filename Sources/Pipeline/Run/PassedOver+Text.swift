import Extract
import Formats
import Model

extension PassedOver {
    /// `5 files passed over: 4 .pdf, 1 .md (to read .md, add "**/*.md" to include)`; empty where there are none.
    var text: String {
        let shown = kinds.prefix(Self.mostShown)
        let rest = files - shown.reduce(0) { $0 + $1.count }
        let list = shown.map { "\($0.count) \($0.kind.words)" } + (rest > 0 ? ["\(rest) of other kinds"] : [])
        let folders = self.folders == 0 ? [] : ["\(counted(self.folders, "folder")) passed over"]
        guard files > 0 else { return folders.joined() }
        let all = ["\(counted(files, "file")) passed over: " + list.joined(separator: ", ") + way] + folders
        return all.joined(separator: "; ")
    }

    private static let mostShown = 6

    private var way: String {
        let readable = kinds.compactMap { kind, _ -> String? in
            guard case .ending(let ending) = kind, Self.readable.contains(ending) else { return nil }
            return ending
        }.sorted()
        guard let first = readable.first else { return "" }
        let pattern = readable.count == 1 ? first : "{\(readable.joined(separator: ","))}"
        return
            " (to read \(readable.map { "." + $0 }.joined(separator: ", ")), add \"**/*.\(pattern)\" to include)"
    }

    /// Ends of names of files that some format of the program reads. How a file is read is told by its bytes.
    private static let readable: Set<String> = {
        let endings: [String: [String]] = [
            "text": ["txt", "text", "md", "csv"], "html": ["html", "htm", "shtml"], "docx": ["docx"],
            "pdf": ["pdf"],
        ]
        return Set(Format.all.flatMap { endings[$0.name.rawValue] ?? [] })
    }()
}

extension PassedOver.Kind {
    /// For people.
    var words: String {
        switch self {
        case .ending(let ending): "." + ending
        case .none: "without an ending"
        case .unusual: "with an unusual ending"
        }
    }

    /// For programs.
    var name: String {
        switch self {
        case .ending(let ending): ending
        case .none: "(none)"
        case .unusual: "(other)"
        }
    }
}
