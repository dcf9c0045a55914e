import TestSupport

/// What the command line asks for.
struct Arguments {
    var rendering: Rendering?
    var count: Int?
    var seed: UInt64 = 1
    var dump: String?
    var corpus: String?
    var samples: String?
    var errors = 0
    var showsHelp = false
    var printsFloors = false

    struct Failure: Error { let message: String }

    static let usage = """
        accuracy [--class NAME] [--count N] [--seed S] [--errors N] [--dump DIR]
            print N reports (40) in each class of rendering, read them back, print precision and recall by class;
            --errors shows the N worst documents, --dump writes texts, truth.csv, manifest.csv
        accuracy --floors
            print what the property tests measure as their floors.csv
        accuracy --corpus DIR [--count N] [--seed S] [--samples DIR]
            write N reports (1000) of many bodies and years, for measuring speed; with --samples every second one is a
            text of that folder, varied
        """

    init(_ words: [String]) throws(Failure) {
        var rest = words[...]
        while let word = rest.popFirst() {
            func value() throws(Failure) -> String {
                guard let next = rest.popFirst() else { throw Failure(message: "\(word) needs a value") }
                return next
            }
            func number() throws(Failure) -> Int {
                let text = try value()
                guard let number = Int(text), number >= 0 else {
                    throw Failure(message: "\(word): \(text) is no count")
                }
                return number
            }
            switch word {
            case "--class":
                let name = try value()
                guard let found = Rendering.named(name) else {
                    throw Failure(
                        message:
                            "no class \(name); there are \(Rendering.all.map(\.name).joined(separator: ", "))"
                    )
                }
                rendering = found
            case "--count": count = try number()
            case "--seed": seed = UInt64(try number())
            case "--errors": errors = try number()
            case "--dump": dump = try value()
            case "--corpus": corpus = try value()
            case "--samples": samples = try value()
            case "--floors": printsFloors = true
            case "--help", "-h": showsHelp = true
            default: throw Failure(message: "unknown option \(word)")
            }
        }
    }
}
