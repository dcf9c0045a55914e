import Extract

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
            !overrides.input.isEmpty
            ? Place.commandLine : extract?.options.place(of: "input") ?? extract?.place ?? .commandLine
        let outputPlace =
            overrides.output != nil ? Place.commandLine : config.run.place(of: "output") ?? .commandLine
        let output = Self.realPath(outputFolder)
        if Self.isFolder(output) == false {
            found.append(Diagnostic(outputPlace, .notAFolder(path: outputFolder)))
        }
        for (offset, folder) in input.folders.enumerated() {
            let path = Self.realPath(folder.path)
            switch Self.isFolder(path) {
            case nil: found.append(Diagnostic(inputPlace, .inputMissing(path: folder.path)))
            case false?: found.append(Diagnostic(inputPlace, .notAFolder(path: folder.path)))
            case true?: break
            }
            if Self.overlap(path, output) {
                found.append(
                    Diagnostic(outputPlace, .overlappingFolders(input: folder.path, output: outputFolder)))
            }
            for earlier in input.folders[..<offset] {
                if Self.overlap(path, Self.realPath(earlier.path)) {
                    found.append(Diagnostic(inputPlace, .nestedInputs(earlier.path, folder.path)))
                } else if earlier.name == folder.name {
                    found.append(Diagnostic(inputPlace, .sameInputName(name: folder.name)))
                }
            }
        }
        if !found.isEmpty { throw ConfigFailure(found) }
    }

    /// The same for every way of naming the folder.
    var resolvedInput: String { input.folders.map { Self.realPath($0.path) }.joined(separator: "\0") }

    private static func overlap(_ left: String, _ right: String) -> Bool {
        (left + "/").hasPrefix(right + "/") || (right + "/").hasPrefix(left + "/")
    }

    /// `nil` where there is nothing of that name.
    private static func isFolder(_ path: String) -> Bool? {
        var status = stat()
        guard stat(path.isEmpty ? "/" : path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFDIR
    }

    /// The absolute path without links and dots, no `/` at its end; for what does not exist yet, its
    /// nearest parent that does, and the rest.
    fileprivate static func realPath(_ path: String) -> String {
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

extension InputFolders {
    /// Several folders are called by the last part of their paths.
    init(paths: [String]) {
        self.init(
            paths.map { path in
                if paths.count == 1 { return Folder(name: "", path: path) }
                let last = path.split(separator: "/").last.map(String.init) ?? "."
                let isPlain = last != "." && last != ".."
                let name =
                    isPlain ? last : PipelineFile.realPath(path).split(separator: "/").last.map(String.init)
                return Folder(name: name ?? "root", path: path)
            })
    }
}
