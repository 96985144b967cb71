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
    Thread worker =
        Thread.ofVirtual()
            .name("paopao-orders-status")
            .unstarted(() -> serve(async, context, deadline, order));
    async.addListener(new End(worker));
    worker.start();
  }

  private void serve(AsyncContext async, RequestContext context, Deadline deadline, long order) {
    HttpServletRequest request = (HttpServletRequest) async.getRequest();
    HttpServletResponse response = (HttpServletResponse) async.getResponse();
    try {
      try {
        byte[] body = context.run(() -> answer(deadline, order)).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
      } catch (InterruptedException gone) {
        LOG.log(Level.FINE, "nobody waits any more", gone);
      } catch (Exception failure) {
        problems.write(problems.of(failure, context), context, request, response);
      }
      async.complete();
    } catch (IOException | IllegalStateException gone) {
      LOG.log(Level.FINE, "nobody waits any more", gone);
    }
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

  /// Ends the work when nobody waits for it any more.
  private record End(Thread worker) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onTimeout(AsyncEvent event) {
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
