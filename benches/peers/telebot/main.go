// The least a telebot bot needs for the two jobs that examples/load measures; ../README.md has the protocol. The text to
// send is read from the file named as its argument.
package main

import (
	"bufio"
	"fmt"
	"log"
	"net/http"
	"os"
	"sync"
	"time"

	telebot "gopkg.in/telebot.v3"
)

// Questions of one chat are answered in the order in which they came.
type chats struct {
	sync.Mutex
	waiting map[int64]chan telebot.Context
}

func (c *chats) take(ctx telebot.Context, answer func(telebot.Context)) {
	c.Lock()
	defer c.Unlock()
	queue, known := c.waiting[ctx.Chat().ID]
	if !known {
		queue = make(chan telebot.Context, 64)
		c.waiting[ctx.Chat().ID] = queue
		go func() {
			for next := range queue {
				answer(next)
			}
		}()
	}
	queue <- ctx
}

func broadcast(bot *telebot.Bot, text string, first, count int64, underWay, rate int) {
	next := make(chan int64)
	for worker := 0; worker < underWay; worker++ {
		go func() {
			for chat := range next {
				_, _ = bot.Send(telebot.ChatID(chat), text)
			}
		}()
	}
	started := time.Now()
	for chat := first; chat < first+count; chat++ {
		if rate > 0 {
			time.Sleep(time.Until(started.Add(time.Duration(chat-first) * time.Second / time.Duration(rate))))
		}
		next <- chat
	}
	close(next)
}

func main() {
	file, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	text := string(file)
	answers := map[string]string{"chỉ số tháng 12/2024": text, "chỉ số năm 2024": "Năm 2024: 89,39/100 điểm"}
	bot, err := telebot.NewBot(telebot.Settings{
		URL:         os.Getenv("PEER_API_URL"),
		Token:       os.Getenv("PEER_TOKEN"),
		Poller:      &telebot.LongPoller{Timeout: 10 * time.Second},
		Client:      &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 256}},
		Synchronous: true,
	})
	if err != nil {
		log.Fatal(err)
	}
	chats := chats{waiting: map[int64]chan telebot.Context{}}
	bot.Handle(telebot.OnText, func(ctx telebot.Context) error {
		chats.take(ctx, func(ctx telebot.Context) {
			answer, known := answers[ctx.Text()]
			if !known {
				answer = "?"
			}
			_ = ctx.Send(answer)
		})
		return nil
	})
	go func() {
		lines := bufio.NewScanner(os.Stdin)
		for lines.Scan() {
			var first, count int64
			var underWay, rate int
			if _, err := fmt.Sscanf(lines.Text(), "broadcast %d %d %d %d", &first, &count, &underWay, &rate); err != nil {
				log.Fatal(err)
			}
			go broadcast(bot, text, first, count, underWay, rate)
		}
	}()
	bot.Start()
}
