import Extract

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A checked config together with where it came from and the folders that it means on this machine.
package struct PipelineFile: Sendable {
    package let config: PipelineConfig
    /// As messages name it.
    package let name: String
    package let input: InputFolders
    package let outputFolder: String
    /// The input folders as messages name them.
    package var inputFolder: String { input.folders.map(\.path).joined(separator: ", ") }
    /// The config as it was read.
    let bytes: [UInt8]

    /// What the command line says instead of the file; paths as seen from the working directory.
    package struct Overrides: Sendable {
        /// Empty where it says nothing.
        package var input: [String] = []
        package var output: String?
        package var workers: Int?

        package init() {}
    }

    package static let usualName = "pipeline.json"
    package static let builtInName = "built-in pipeline.json"

    /// Reads and checks a config: the file at `path`; else `pipeline.json` of the working directory; else
    /// the one built into the program. Paths inside are relative to the file's folder.
    ///
    /// Throws: `PipelineFailure` with the diagnostics of the first phase that found any.
    /// `checksFolders` is false for who reads neither.
    package static func load(
        path: String?, overrides: Overrides = Overrides(), checksFolders: Bool = true
    ) throws -> PipelineFile {
        let isThere = path != nil || access(usualName, F_OK) == 0
        let name = isThere ? path ?? usualName : builtInName
        do {
            let bytes = try isThere ? bytes(of: name) : Array(defaultPipelineJSON.utf8)
            var config = try ConfigCheck.check(bytes)
            if let workers = overrides.workers {
                config.run.set("workers", .whole(workers), at: .commandLine)
            }
            let folder = isThere ? parent(of: name) : ""
            let inputs = (config.extract?.options.texts("input") ?? ["input"]).map { join(folder, $0) }
            let output = config.run.text("output") ?? "output"
            let file = PipelineFile(
                config: config, name: name,
                input: InputFolders(paths: overrides.input.isEmpty ? inputs : overrides.input),
                outputFolder: overrides.output ?? join(folder, output), bytes: bytes)
            if checksFolders { try file.checkFolders(overrides) }
            return file
        } catch let failure as ConfigFailure {
            throw PipelineFailure(file: name, diagnostics: failure.diagnostics)
        }
    }

    /// Where a run of this config would publish, as far as a config that may be wrong says it.
    package static func outputFolder(path: String?, overrides: Overrides) -> String? {
        if let output = overrides.output { return output }
        let isThere = path != nil || access(usualName, F_OK) == 0
        let name = isThere ? path ?? usualName : builtInName
        guard let bytes = isThere ? try? bytes(of: name) : Array(defaultPipelineJSON.utf8),
            let config = try? LocatedJSONParser.parse(bytes)
        else { return nil }
        return join(isThere ? parent(of: name) : "", config["run"]?["output"]?.string ?? "output")
    }

    private static let largestFile = 1 << 20

    private static func bytes(of path: String) throws -> [UInt8] {
        func failure(_ reason: String) -> ConfigFailure {
            ConfigFailure([Diagnostic(.commandLine, .unreadableConfig(path: path, reason: reason))])
        }
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure(String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw failure("it is not a file") }
        guard status.st_size <= largestFile else { throw failure("it is larger than \(largestFile) bytes") }
        guard let file = fopen(path, "rb") else { throw failure(String(cString: strerror(errno))) }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: largestFile)
        let count = fread(&bytes, 1, bytes.count, file)
        guard ferror(file) == 0 else { throw failure("it cannot be read") }
        return Array(bytes[..<count])
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func join(_ folder: String, _ path: String) -> String {
        if folder.isEmpty || path.hasPrefix("/") { return path }
        return folder.hasSuffix("/") ? folder + path : folder + "/" + path
    }
}

/// Why a config is refused: its diagnostics, and the name of its file.
package struct PipelineFailure: Error, Sendable {
    package let file: String
    package let diagnostics: [Diagnostic]
}

extension Place {
    /// What the command line said stands in no line.
    package static let commandLine = Place(line: 0, column: 0, pointer: "")
}
