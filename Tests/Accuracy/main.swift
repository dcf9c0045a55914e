// Measures the reading of tables on reports of known content, printed in every class of rendering.
import Foundation
import TestSupport

let arguments: Arguments
do {
    arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
} catch {
    FileHandle.standardError.write(Data("accuracy: \(error.message)\n\(Arguments.usage)\n".utf8))
    exit(2)
}
if arguments.showsHelp {
    print(Arguments.usage)
} else if let folder = arguments.corpus {
    CorpusWriter(
        folder: folder, count: arguments.count ?? 1_000, seed: arguments.seed,
        samples: try arguments.samples.map(SampleVariation.init)
    ).write()
} else if arguments.printsFloors {
    Measurement(arguments).printFloors()
} else {
    try Measurement(arguments).run()
}
