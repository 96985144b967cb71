package io.paopao.system;

import io.paopao.stack.Part;
import io.paopao.stack.Stack;

/// A way in which a part fails; `RESET` and `BLACKHOLE` need a stack with `-Dstack.links=true`.
enum Fault {
  KILL {
    @Override
    void begin(Part part) {
      part.kill();
    }

    @Override
    void end(Part part) {
      part.start();
    }
  },
  FREEZE {
    @Override
    void begin(Part part) {
      part.pause();
    }

    @Override
    void end(Part part) {
      part.resume();
    }
  },
  RESET {
    @Override
    void begin(Part part) {
      Stack.running().link(part).reset();
    }

    @Override
    void end(Part part) {
      Stack.running().link(part).restore();
    }
  },
  BLACKHOLE {
    @Override
    void begin(Part part) {
      Stack.running().link(part).silence();
    }

    @Override
    void end(Part part) {
      Stack.running().link(part).restore();
    }
  },
  /// No file takes another byte: an I/O error where a full disk would be one. Not for MariaDB,
  /// whose binary log has a hole after such an error.
  FULL {
    @Override
    void begin(Part part) {
      part.fillDisk();
    }

    @Override
    void end(Part part) {
      part.freeDisk();
      part.start();
    }
  };

  abstract void begin(Part part);

  abstract void end(Part part);
}
