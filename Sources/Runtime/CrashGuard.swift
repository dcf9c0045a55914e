#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Lets a run outlive a crash: the crashing thread writes down what it worked on, and the program replaces itself.
///
/// ```
/// worker: begin(subject) ─▶ work ─▶ end()
///              crash ─▶ handler: incident to the log ─▶ execv, same process, same arguments
///                                                          └─▶ reads the log, leaves the subject out
/// ```
/// There is no second process and no cost but a note per subject. The process keeps its number, its lock and its
/// place with whoever started it. A crash outside of a subject ends the program as always.
package struct CrashGuard: Sendable {
    private let log: IncidentLog

    private static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT]

    /// Installs the handlers, for the rest of the process.
    package init(log: IncidentLog) {
        self.log = log
        // Made before a handler can ask for it.
        _ = noteKey
        for number in Self.signals {
            var action = sigaction()
            sigemptyset(&action.sa_mask)
            action.sa_flags = Int32(SA_ONSTACK)
            #if canImport(Darwin)
                action.__sigaction_u.__sa_handler = onCrash
            #else
                action.__sigaction_handler.sa_handler = onCrash
            #endif
            sigaction(number, &action, nil)
        }
    }

    /// A crash ends the program from now on, as it does without a guard.
    package func end() {
        for number in Self.signals { signal(number, SIG_DFL) }
    }

    /// Watches the calling thread until the result goes out of use.
    package func watch() -> ThreadWatch { ThreadWatch(log: log) }

    /// Writes the incident down and begins again; returns only where that cannot be done.
    package func restart(_ incident: Incident) {
        guard log.append(incident), let path = strdup(executable) else { return }
        replaceProgram(path)
        free(path)
    }
}

/// Of one thread: the note for the signal handler, and a stack for it to run on when the thread's own is full.
package struct ThreadWatch: ~Copyable {
    private let note: UnsafeMutablePointer<CrashNote>
    private let stack: UnsafeMutableRawPointer

    private static let stackSize = 1 << 16

    fileprivate init(log: IncidentLog) {
        note = .allocate(capacity: 1)
        note.initialize(to: CrashNote(journal: log.descriptor, executable: strdup(executable)))
        stack = .allocate(byteCount: Self.stackSize, alignment: 16)
        var alternative = stack_t()
        alternative.ss_sp = stack
        alternative.ss_size = Self.stackSize
        sigaltstack(&alternative, nil)
        pthread_setspecific(noteKey, note)
    }

    /// The thread works on `subject` from now on.
    package func begin(_ subject: String) { note.pointee.write(Incident(.crashed, subject).bytes) }

    package func end() { note.pointee.write([]) }

    deinit {
        pthread_setspecific(noteKey, nil)
        var none = stack_t()
        none.ss_flags = Int32(truncatingIfNeeded: 2)  // SS_DISABLE
        none.ss_size = Self.stackSize
        sigaltstack(&none, nil)
        stack.deallocate()
        free(note.pointee.executable)
        note.pointee.bytes.deallocate()
        note.deallocate()
    }
}

/// All that a signal handler reads. Lies in plain memory: a handler may touch no object and take no lock.
private struct CrashNote {
    let journal: Int32
    let executable: UnsafeMutablePointer<CChar>?
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: CrashNote.capacity)
    /// 0 where the thread works on nothing.
    var length = 0

    /// More than the longest path of any system.
    static let capacity = 8192

    init(journal: Int32, executable: UnsafeMutablePointer<CChar>?) {
        self.journal = journal
        self.executable = executable
    }

    /// What does not fit is not written down: better no name than a wrong one.
    @inline(never)
    mutating func write(_ incident: [UInt8]) {
        length = 0
        guard incident.count <= Self.capacity else { return }
        for (place, byte) in incident.enumerated() { bytes[place] = byte }
        length = incident.count
    }
}

private let noteKey: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
}()

#if os(Linux)
    private let executable = "/proc/self/exe"
#else
    private let executable = CommandLine.arguments[0]
#endif

/// Runs on the thread that crashed, with its signal blocked: a crash in here ends the program.
private let onCrash: @convention(c) (Int32) -> Void = { number in
    if let place = pthread_getspecific(noteKey) {
        let note = place.assumingMemoryBound(to: CrashNote.self)
        let length = note.pointee.length
        if length > 0, write(note.pointee.journal, note.pointee.bytes, length) == length,
            let path = note.pointee.executable
        {
            replaceProgram(path)
        }
    }
    signal(number, SIG_DFL)
    raise(number)
}

/// The image that follows gets the signals that this thread had blocked.
private func replaceProgram(_ path: UnsafePointer<CChar>) {
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    execv(path, CommandLine.unsafeArgv)
}
