#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension ChildProcess {
    struct StartError: Error {
        let number: Int32
    }

    /// A child at work, and our ends of its pipes.
    struct Started {
        let number: pid_t
        var output: OutputPipe
        var complaint: OutputPipe

        /// False where it printed more than it may. What it complains of has no limit: only the end is kept.
        mutating func readPipes(_ limits: Limits) -> Bool {
            complaint.read()
            complaint.keepEnd(OutputPipe.complaintBytes)
            output.read()
            return output.bytes.count <= limits.outputBytes
        }

        /// Milliseconds.
        func waitForOutput(atMost pause: Int32) {
            var waiting = [output, complaint].filter { !$0.isClosed }
                .map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
            poll(&waiting, nfds_t(waiting.count), pause)
        }

        mutating func closePipes() {
            output.close()
            complaint.close()
        }
    }

    /// One start at a time: where the system cannot close all but three files in a child, a pipe that another thread has
    /// just made and not yet marked would go to our child, too, and its reader would wait for the end of both.
    private static let starting = Monitor(())

    func spawn(input: Int32?, output: Int32?) -> Swift.Result<Started, StartError> {
        Self.starting.withState { _ in
            guard let pipe = OutputPipe.make() else { return .failure(StartError(number: errno)) }
            guard let complaintPipe = OutputPipe.make() else {
                pipe.closeBoth()
                return .failure(StartError(number: errno))
            }
            defer {
                close(pipe.write)
                close(complaintPipe.write)
            }
            var number: pid_t = 0
            let code = start(
                &number, input: input, output: output ?? pipe.write, complaint: complaintPipe.write)
            guard code == 0 else {
                close(pipe.read)
                close(complaintPipe.read)
                return .failure(StartError(number: code))
            }
            return .success(
                Started(
                    number: number, output: OutputPipe(descriptor: pipe.read),
                    complaint: OutputPipe(descriptor: complaintPipe.read)))
        }
    }

    private func start(_ number: inout pid_t, input: Int32?, output: Int32, complaint: Int32) -> Int32 {
        guard let program = arguments.first else { return ENOENT }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, complaint, 2)
        #if os(Linux)
            typealias CloseFrom =
                @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32
            // Younger than the C module that Swift imports (glibc 2.34), hence by its name.
            if let symbol = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np") {
                _ = unsafeBitCast(symbol, to: CloseFrom.self)(&actions, 3)
            }
        #endif

        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        #if canImport(Darwin)
            let closing = POSIX_SPAWN_CLOEXEC_DEFAULT
        #else
            let closing: Int32 = 0
        #endif
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | closing
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var words = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for text in words + variables { free(text) } }
        return posix_spawnp(&number, program, &actions, &attributes, &words, &variables)
    }
}

/// Our end of a pipe that a child prints to, and what came so far.
struct OutputPipe {
    private(set) var descriptor: Int32
    private(set) var bytes: [UInt8] = []

    static let complaintBytes = 4096

    init(descriptor: Int32) { self.descriptor = descriptor }

    var isClosed: Bool { descriptor < 0 }

    struct Ends {
        let read: Int32
        let write: Int32

        func closeBoth() {
            Self.close(read)
            Self.close(write)
        }

        private static func close(_ descriptor: Int32) {
            if descriptor >= 0 { _ = systemClose(descriptor) }
        }
    }

    /// `nil` with `errno` where the system has no more. No end is one of the first three descriptors, which the child
    /// gets others for, and none is inherited.
    static func make() -> Ends? {
        var pair: [Int32] = [-1, -1]
        guard pipe(&pair) == 0 else { return nil }
        let ends = Ends(read: fcntl(pair[0], F_DUPFD_CLOEXEC, 3), write: fcntl(pair[1], F_DUPFD_CLOEXEC, 3))
        let code = errno
        for end in pair { _ = systemClose(end) }
        guard ends.read >= 0, ends.write >= 0, fcntl(ends.read, F_SETFL, O_NONBLOCK) == 0 else {
            ends.closeBoth()
            errno = code
            return nil
        }
        return ends
    }

    /// Takes what is there, at most so much that a child that never stops printing is asked for its limits in between.
    mutating func read() {
        var block = [UInt8](repeating: 0, count: 65_536)
        for _ in 0..<16 where !isClosed {
            let count = systemRead(descriptor, &block, block.count)
            if count > 0 {
                bytes += block[..<count]
            } else if count == 0 || errno != EINTR {
                if count == 0 || errno != EAGAIN { close() }
                return
            }
        }
    }

    mutating func keepEnd(_ count: Int) {
        if bytes.count > count { bytes.removeFirst(bytes.count - count) }
    }

    mutating func close() {
        if !isClosed { _ = systemClose(descriptor) }
        descriptor = -1
    }
}

// A method of the same name hides the system's call.
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
private func systemRead(_ descriptor: Int32, _ block: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, block, count)
}
