import Testing

@testable import Runtime

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Shells stand here for programs that behave badly; the program itself never asks for one.
@Suite(.timeLimit(.minutes(1))) struct ChildProcessTests {
    private static let limits = ChildProcess.Limits(seconds: 60, outputBytes: 1 << 24)

    private func shell(_ script: String, limits: ChildProcess.Limits = Self.limits) -> ChildProcess {
        ChildProcess(["sh", "-c", script], limits: limits)
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func printsAndReturns() {
        let result = shell("echo out; echo err >&2; exit 3").run()
        #expect(result.ending == .exited(3))
        #expect(text(result.output) == "out\n")
        #expect(text(result.complaint) == "err\n")
    }

    @Test func argumentsAreNoShellText() {
        let result = ChildProcess(["echo", "$HOME; ls *"], limits: Self.limits).run()
        #expect(text(result.output) == "$HOME; ls *\n")
    }

    @Test func missingProgramIsNamed() {
        #expect(
            ChildProcess(["no-such-program-here"], limits: Self.limits).run().ending == .notStarted(ENOENT))
        #expect(ChildProcess([], limits: Self.limits).run().ending == .notStarted(ENOENT))
    }

    @Test func bothPipesAreReadAtOnce() {
        let script = "head -c 3000000 /dev/zero >&2; head -c 3000000 /dev/zero; echo last words >&2"
        let result = shell(script).run()
        #expect(result.ending == .exited(0))
        #expect(result.output.count == 3_000_000)
        #expect(result.complaint.count == 4096)
        #expect(text(result.complaint).hasSuffix("last words\n"))
    }

    @Test func standardInputIsEmptyOrTheCallers() throws {
        #expect(ChildProcess(["cat"], limits: Self.limits).run().output.isEmpty)
        let file = try #require(tmpfile())
        defer { fclose(file) }
        #expect(fputs("of a file", file) >= 0 && fflush(file) == 0 && lseek(fileno(file), 0, SEEK_SET) == 0)
        #expect(
            text(ChildProcess(["cat"], limits: Self.limits).run(input: fileno(file)).output) == "of a file")
    }

    @Test func outputGoesToTheCallersFile() throws {
        let file = try #require(tmpfile())
        defer { fclose(file) }
        let result = shell("echo out").run(output: fileno(file))
        #expect(result.ending == .exited(0))
        #expect(result.output.isEmpty)
        #expect(lseek(fileno(file), 0, SEEK_END) == 4)
    }

    @Test func endlessOutputIsEnded() {
        let result = ChildProcess(["yes"], limits: .init(seconds: 60, outputBytes: 100_000)).run()
        #expect(result.ending == .printedTooMuch)
    }

    @Test func timeIsLimitedForTheWholeGroup() throws {
        let result = shell("sleep 600 & echo $!; wait", limits: .init(seconds: 1, outputBytes: 100)).run()
        #expect(result.ending == .timedOut)
        try expectEnded(result.output)
    }

    @Test func grandchildDoesNotHoldTheEndBack() throws {
        let result = shell("sleep 600 & echo $!").run()
        #expect(result.ending == .exited(0))
        try expectEnded(result.output)
    }

    @Test func cancellationEndsIt() {
        #expect(shell("sleep 600").run(isCancelled: { true }).ending == .cancelled)
    }

    @Test func signalIsTold() {
        #expect(shell("kill -SEGV $$").run().ending == .killed(SIGSEGV))
    }

    @Test func environmentIsOnlyWhatIsGiven() {
        var child = ChildProcess(["env"], limits: Self.limits)
        child.environment = ["A=1", "B=2"]
        #expect(text(child.run().output) == "A=1\nB=2\n")
    }

    #if os(Linux)
        @Test func memoryIsLimited() {
            let limits = ChildProcess.Limits(seconds: 60, outputBytes: 100, memoryBytes: 1 << 27)
            // The limit is set just after the start (`ChildProcess.limit`): on a busy machine dd would have its memory by then.
            let child = ChildProcess(
                [
                    "sh", "-c",
                    "while [ $(ulimit -v) = unlimited ]; do :; done; exec dd if=/dev/zero of=/dev/null bs=1G count=1",
                ], limits: limits)
            #expect(child.run().ending == .exited(1))
        }

        @Test func writtenFilesAreLimited() throws {
            let file = try #require(tmpfile())
            defer { fclose(file) }
            let child = ChildProcess(["yes"], limits: .init(seconds: 60, outputBytes: 100_000))
            #expect(child.run(output: fileno(file)).ending == .killed(SIGXFSZ))
        }

        /// Each of many at once has its three files, the folder that it lists, and nothing of its neighbours' or ours.
        @Test func nothingIsInherited() async {
            await withTaskGroup(of: String.self) { group in
                for _ in 0..<16 {
                    group.addTask {
                        let child = ChildProcess(["ls", "/proc/self/fd"], limits: Self.limits)
                        return String(decoding: child.run().output, as: UTF8.self)
                    }
                }
                for await list in group { #expect(list == "0\n1\n2\n3\n") }
            }
        }
    #endif

    /// Returns once the process is gone, or a zombie that nobody has waited for yet; a killed one is soon.
    private func expectEnded(_ printed: [UInt8]) throws {
        let number = try #require(pid_t(text(printed).filter { $0 != "\n" }))
        #if os(Linux)
            while let state = state(of: number), state != "Z", state != "X" { sched_yield() }
        #endif
    }

    private func state(of number: pid_t) -> Substring? {
        guard let file = fopen("/proc/\(number)/stat", "re") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        guard fgets(&line, 256, file) != nil else { return nil }
        return text(line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
            .split(separator: ")").last?.split(separator: " ").first
    }
}
