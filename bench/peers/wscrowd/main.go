// wscrowd: n clients of the push contract that come back by themselves, from where they were, to another node. It
// counts what each of them gets: nothing may be missing, double or out of order. Commands come on the standard input,
// one a line, each answered with a JSON object: "status"; "end".
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand"
	"net"
	"os"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

var (
	nodes                                              []string
	channel                                            string
	back                                               time.Duration
	slots                                              chan struct{}
	dialer                                             *websocket.Dialer
	open, delivered, gaps, doubles, reloads, drops, up int64
	slowest                                            int64 // nanoseconds from the end of a connection to the next
	mu                                                 sync.Mutex
	latencies                                          []float64
)

type position struct {
	Epoch  string `json:"epoch"`
	Offset int64  `json:"offset"`
}

type publication struct {
	Offset int64           `json:"offset"`
	Data   json.RawMessage `json:"data"`
}

type frame struct {
	ID     int64            `json:"id"`
	Error  *json.RawMessage `json:"error"`
	Result *struct {
		Position     *position     `json:"position"`
		Recovered    *bool         `json:"recovered"`
		Publications []publication `json:"publications"`
	} `json:"result"`
	Push *struct {
		Pub *publication `json:"pub"`
	} `json:"push"`
}

type client struct {
	number int
	since  *position
	last   int64
}

func (c *client) heard(p publication) {
	switch {
	case p.Offset <= c.last:
		atomic.AddInt64(&doubles, 1)
		return
	case p.Offset > c.last+1:
		atomic.AddInt64(&gaps, 1)
	}
	atomic.StoreInt64(&c.last, p.Offset)
	c.since.Offset = p.Offset
	atomic.AddInt64(&delivered, 1)
	if k := bytes.Index(p.Data, []byte("sent-")); k >= 0 {
		end := k + 5
		for end < len(p.Data) && p.Data[end] >= '0' && p.Data[end] <= '9' {
			end++
		}
		if at, err := strconv.ParseInt(string(p.Data[k+5:end]), 10, 64); err == nil {
			mu.Lock()
			latencies = append(latencies, float64(time.Now().UnixNano()-at)/1e6)
			mu.Unlock()
		}
	}
}

func (c *client) subscribed(f frame) {
	r := f.Result
	if c.since != nil && (r.Recovered == nil || !*r.Recovered) {
		atomic.AddInt64(&reloads, 1)
		c.since = nil
	}
	if c.since == nil {
		c.since = r.Position
		atomic.StoreInt64(&c.last, r.Position.Offset)
		return
	}
	for _, p := range r.Publications {
		c.heard(p)
	}
}

// one connection, until it ends
func (c *client) session(node string, subscribed func()) error {
	slots <- struct{}{}
	ws, _, err := dialer.Dial(node, nil)
	if err != nil {
		<-slots
		return err
	}
	defer ws.Close()
	since := ""
	if c.since != nil {
		since = fmt.Sprintf(`,"since":{"epoch":%q,"offset":%d}`, c.since.Epoch, c.since.Offset)
	}
	ws.WriteMessage(websocket.TextMessage, []byte(`{"id":1,"connect":{}}`))
	ws.WriteMessage(websocket.TextMessage, []byte(fmt.Sprintf(`{"id":2,"subscribe":{"channel":%q%s}}`, channel, since)))
	isIn := false
	leave := func() {
		if !isIn {
			<-slots
			isIn = true
		}
	}
	defer leave()
	ws.SetReadDeadline(time.Now().Add(60 * time.Second))
	for {
		_, m, err := ws.ReadMessage()
		if err != nil {
			if isIn {
				atomic.AddInt64(&open, -1)
				atomic.AddInt64(&drops, 1)
			}
			return err
		}
		if len(m) <= 2 {
			ws.WriteMessage(websocket.TextMessage, m)
			continue
		}
		var f frame
		if err := json.Unmarshal(m, &f); err != nil || f.Error != nil {
			return fmt.Errorf("%s", m)
		}
		if f.ID == 2 {
			c.subscribed(f)
			leave()
			atomic.AddInt64(&open, 1)
			ws.SetReadDeadline(time.Time{})
			subscribed()
		} else if f.Push != nil && f.Push.Pub != nil {
			c.heard(*f.Push.Pub)
		}
	}
}

func (c *client) live() {
	var lostAt time.Time
	for try := 0; ; try++ {
		err := c.session(nodes[(c.number+try)%len(nodes)], func() {
			if !lostAt.IsZero() {
				took := time.Since(lostAt).Nanoseconds()
				for was := atomic.LoadInt64(&slowest); took > was && !atomic.CompareAndSwapInt64(&slowest, was, took); was = atomic.LoadInt64(&slowest) {
				}
			}
			lostAt = time.Time{}
			atomic.AddInt64(&up, 1)
		})
		if lostAt.IsZero() {
			lostAt = time.Now()
		}
		if c.number < 2 {
			fmt.Fprintln(os.Stderr, c.number, err)
		}
		time.Sleep(time.Duration(rand.Int63n(int64(back))))
	}
}

func quantile(sorted []float64, p float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[int(p*float64(len(sorted)-1))]
}

func status(clients []*client) map[string]any {
	mu.Lock()
	sorted := latencies
	latencies = nil
	mu.Unlock()
	sort.Float64s(sorted)
	top, at := int64(-1), 0
	for _, c := range clients {
		if last := atomic.LoadInt64(&c.last); last > top {
			top, at = last, 1
		} else if last == top {
			at++
		}
	}
	return map[string]any{"open": atomic.LoadInt64(&open), "delivered": atomic.LoadInt64(&delivered), "gaps": atomic.LoadInt64(&gaps),
		"doubles": atomic.LoadInt64(&doubles), "reloads": atomic.LoadInt64(&reloads), "drops": atomic.LoadInt64(&drops),
		"top": top, "atTop": at, "slowestReturnMs": atomic.LoadInt64(&slowest) / 1e6, "heard": len(sorted),
		"p50ms": quantile(sorted, .5), "p99ms": quantile(sorted, .99), "maxms": quantile(sorted, 1)}
}

func main() {
	urls := flag.String("url", "", "comma-separated push nodes")
	n := flag.Int("n", 1000, "clients")
	parallel := flag.Int("parallel", 64, "connects under way at once")
	from := flag.String("from", "127.0.0.1", "the address that connections come from")
	flag.StringVar(&channel, "channel", "thread:1", "what they watch")
	flag.DurationVar(&back, "back", 5*time.Second, "a lost connection is opened again after up to this long")
	flag.Parse()
	nodes = strings.Split(*urls, ",")
	slots = make(chan struct{}, *parallel)
	local := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(*from)}, Timeout: 10 * time.Second, Control: bindLate}
	dialer = &websocket.Dialer{NetDial: local.Dial, ReadBufferSize: 512, WriteBufferSize: 512, WriteBufferPool: &sync.Pool{},
		HandshakeTimeout: 30 * time.Second}
	clients := make([]*client, *n)
	for i := range clients {
		clients[i] = &client{number: i}
		go clients[i].live()
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() && lines.Text() != "end" {
		json.NewEncoder(os.Stdout).Encode(status(clients))
	}
}
