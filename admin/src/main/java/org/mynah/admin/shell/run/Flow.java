package org.mynah.admin.shell.run;

/** Leaves loops, functions and the script; never an error. */
abstract sealed class Flow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Flow() {
        super(null, null, false, false);
    }

    /** {@code break}. */
    static final class BreakLoop extends Flow {
        private static final long serialVersionUID = 1L;
    }

    /** {@code continue}. */
    static final class ContinueLoop extends Flow {
        private static final long serialVersionUID = 1L;
    }

    /** {@code return}; what it returns was written before. */
    static final class EndFunction extends Flow {
        private static final long serialVersionUID = 1L;
    }

    /** {@code exit}. */
    static final class EndScript extends Flow {
        private static final long serialVersionUID = 1L;
        private final int code;

        EndScript(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
