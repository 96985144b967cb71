package io.paopao.orders.rest;

import io.paopao.orders.OrderView;
import io.paopao.orders.StatusReads;
import io.paopao.orders.payments.ProviderChoice;
import io.paopao.platform.Caller;
import io.paopao.platform.Deadline;
import io.paopao.platform.EnabledContexts;
import io.paopao.platform.Ids;
import io.paopao.platform.Problem;
import io.paopao.platform.RequestContext;
import io.paopao.platform.limits.ServletLimits;
import io.paopao.platform.rest.JsonConfig;
import io.paopao.platform.rest.Problems;
import io.paopao.platform.security.ServletCallers;
import io.paopao.platform.tasks.TaskScope;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// `GET /api/order?id=`: an order and what the payment provider says of it, asked side by side on
/// virtual threads. The request's thread is free meanwhile; the deadline or a failure of either
/// ends both, and so does the server when it notices that the client has gone.
@WebServlet(urlPatterns = "/api/order", asyncSupported = true)
public class OrderStatusServlet extends HttpServlet {

  private static final Logger LOG = Logger.getLogger(OrderStatusServlet.class.getName());
  private static final Duration ANSWERING = Duration.ofSeconds(1);

  @Inject private transient StatusReads orders;
  @Inject private transient ProviderChoice providers;
  @Inject private transient Problems problems;
  @Inject private transient ServletCallers callers;
  @Inject private transient EnabledContexts contexts;
  @Inject private transient ServletLimits limits;

  @Inject
  @ConfigProperty(name = "paopao.orders.status-timeout")
  private transient Duration timeout;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    RequestContext context = RequestContext.current();
    try {
      contexts.require("orders");
      Caller caller = callers.require(request);
      context.caller(caller);
      limits.read(response);
      begin(request, context, Ids.parse(id(request)));
    } catch (Problem problem) {
      problems.write(problem, context, request, response);
    }
  }

  private static String id(HttpServletRequest request) {
    try {
      String id = request.getParameter("id");
      return id == null ? "" : id;
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw Problem.badRequest("badRequest"); // no query: `%zz`
    }
  }

  private void begin(HttpServletRequest request, RequestContext context, long order) {
    Deadline deadline = Deadline.after(context.deadline().atMost(timeout));
    AsyncContext async = request.startAsync();
    async.setTimeout(deadline.remaining().plus(ANSWERING).toMillis());
    Exchange exchange = new Exchange(async, new AtomicBoolean());
    Thread worker =
        Thread.ofVirtual()
            .name("paopao-orders-status")
            .unstarted(() -> serve(exchange, context, deadline, order));
    async.addListener(new End(worker, () -> end(exchange, Problem.deadlineExceeded(), context)));
    worker.start();
  }

  private void serve(Exchange exchange, RequestContext context, Deadline deadline, long order) {
    try {
      byte[] body = context.run(() -> answer(deadline, order)).getBytes(StandardCharsets.UTF_8);
      exchange.end(response -> write(body, response));
    } catch (InterruptedException gone) {
      LOG.log(Level.FINE, "nobody waits any more", gone);
      exchange.end(_ -> {});
    } catch (Exception failure) {
      end(exchange, problems.of(failure, context), context);
    }
  }

  private static void write(byte[] body, HttpServletResponse response) throws IOException {
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private void end(Exchange exchange, Problem problem, RequestContext context) {
    exchange.end(response -> problems.write(problem, context, exchange.request(), response));
  }

  /// @return JSON
  private String answer(Deadline deadline, long id) throws InterruptedException {
    try (TaskScope scope = TaskScope.open("orders-status", deadline)) {
      TaskScope.Fork<OrderView> order = scope.fork("order", () -> orders.find(id));
      TaskScope.Fork<String> status = scope.fork("provider", () -> providers.chosen().status(id));
      scope.join();
      return "{\"order\":" + JsonConfig.text(order.get()) + ",\"status\":" + status.get() + "}";
    }
  }

  /// A request and its one answer: the worker's, or the one at the end of its time.
  private record Exchange(AsyncContext async, AtomicBoolean ended) {

    interface Answer {
      void to(HttpServletResponse response) throws IOException;
    }

    HttpServletRequest request() {
      return (HttpServletRequest) async.getRequest();
    }

    void end(Answer answer) {
      if (!ended.compareAndSet(false, true)) {
        return;
      }
      try {
        answer.to((HttpServletResponse) async.getResponse());
        async.complete();
      } catch (IOException | IllegalStateException gone) {
        LOG.log(Level.FINE, "nobody waits any more", gone);
      }
    }
  }

  /// Ends the work when nobody waits for it any more, and answers for a worker that hangs.
  private record End(Thread worker, Runnable late) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onTimeout(AsyncEvent event) {
      // first: who is interrupted ends the request without an answer
      late.run();
      worker.interrupt();
    }

    @Override
    public void onError(AsyncEvent event) {
      worker.interrupt();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
