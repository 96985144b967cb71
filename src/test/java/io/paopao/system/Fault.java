package io.paopao.system;

import io.paopao.stack.Part;
import io.paopao.stack.Stack;

/// A way in which a part fails; the last two need a stack with `-Dstack.links=true`.
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
  };

  abstract void begin(Part part);

  abstract void end(Part part);
}
