#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension PipelineFile {
    /// Phase "environment": the input is a folder, the output could be one, and neither lies in the other.
    ///
    /// The output inside the input would be read by the next run; the input inside the output would be
    /// moved when the output folder is exchanged.
    func checkFolders(_ overrides: Overrides) throws {
        var found: [Diagnostic] = []
        let extract = config.extract
        let inputPlace =
            overrides.input != nil
            ? Place.commandLine : extract?.options.place(of: "input") ?? extract?.place ?? .commandLine
        let outputPlace =
            overrides.output != nil ? Place.commandLine : config.run.place(of: "output") ?? .commandLine
        let input = Self.realPath(inputFolder)
        let output = Self.realPath(outputFolder)
        switch Self.isFolder(input) {
        case nil: found.append(Diagnostic(inputPlace, .inputMissing(path: inputFolder)))
        case false?: found.append(Diagnostic(inputPlace, .notAFolder(path: inputFolder)))
        case true?: break
        }
        if Self.isFolder(output) == false {
            found.append(Diagnostic(outputPlace, .notAFolder(path: outputFolder)))
        }
        if (input + "/").hasPrefix(output + "/") || (output + "/").hasPrefix(input + "/") {
            found.append(
                Diagnostic(outputPlace, .overlappingFolders(input: inputFolder, output: outputFolder)))
        }
        if !found.isEmpty { throw ConfigFailure(found) }
    }

    /// The same for every way of naming the folder.
    var resolvedInput: String { Self.realPath(inputFolder) }

    /// `nil` where there is nothing of that name.
    private static func isFolder(_ path: String) -> Bool? {
        var status = stat()
        guard stat(path.isEmpty ? "/" : path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFDIR
    }

    /// The absolute path without links and dots, no `/` at its end; for what does not exist yet, its
    /// nearest parent that does, and the rest.
    private static func realPath(_ path: String) -> String {
        var rest: [String] = []
        var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        let root = path.hasPrefix("/") ? "/" : "./"
        while true {
            if let resolved = realpath(root + parts.joined(separator: "/"), nil) {
                defer { free(resolved) }
                var known = String(cString: resolved).split(separator: "/").map(String.init)
                for part in rest.reversed() where part != "." {
                    if part == ".." { _ = known.popLast() } else { known.append(part) }
                }
                return known.map { "/" + $0 }.joined()
            }
            guard let last = parts.popLast() else { return path }
            rest.append(last)
        }
    }
}
