# aforo: build, test, demonstrate, install. `make help` lists the targets.
.POSIX:
SHELL = /bin/sh

SWIFT = swift
MODE = release
# Tests run in release mode too, some ten times faster. They see the internals of modules, for which
# these are compiled otherwise than for the command: a folder of its own keeps both from being
# rebuilt in turn.
TESTS = -c $(MODE) --scratch-path .build/tests -Xswiftc -enable-testing
PREFIX = /usr/local
AFORO = .build/$(MODE)/aforo

all: build

help:
	@echo 'make deps     install the system libraries that are missing (Debian: apt-get)'
	@echo 'make build    the aforo command, in release mode'
	@echo 'make demo     import, train, forecast, gaps and risks on the sample data'
	@echo 'make test     all tests (public data sets: AFORO_DATA=FOLDER)'
	@echo 'make lint     the style of sources and tests'
	@echo 'make format   rewrites sources and tests in that style'
	@echo 'make check    lint, tests, and whether the README shows what the demo prints'
	@echo 'make readme   puts what the demo prints into the README'
	@echo 'make sample   makes the sample data and the model trained on it again'
	@echo 'make install  PREFIX=/usr/local'
	@echo 'make clean    removes what was built'

deps:
	@sh .ci/deps.sh

build: deps
	$(SWIFT) build -c $(MODE) --product aforo
	$(SWIFT) build -c $(MODE) --product aforo-alerts

demo: build
	@sh .ci/demo.sh $(AFORO)

test: deps
	$(SWIFT) test $(TESTS) --disable-xctest --parallel

lint:
	$(SWIFT) format lint --strict -r Sources Tests

format:
	$(SWIFT) format format -i -r Sources Tests

check: lint test readme-check

readme: build
	@sh .ci/readme.sh $(AFORO)

readme-check: build
	@sh .ci/readme.sh $(AFORO) --check

sample: build
	@sh .ci/sample.sh $(AFORO)

install: build
	mkdir -p $(DESTDIR)$(PREFIX)/bin
	cp $(AFORO) $(DESTDIR)$(PREFIX)/bin/aforo.new
	chmod 755 $(DESTDIR)$(PREFIX)/bin/aforo.new
	mv $(DESTDIR)$(PREFIX)/bin/aforo.new $(DESTDIR)$(PREFIX)/bin/aforo
	cp $(AFORO)-alerts $(DESTDIR)$(PREFIX)/bin/aforo-alerts.new
	chmod 755 $(DESTDIR)$(PREFIX)/bin/aforo-alerts.new
	mv $(DESTDIR)$(PREFIX)/bin/aforo-alerts.new $(DESTDIR)$(PREFIX)/bin/aforo-alerts

clean:
	rm -rf .build

.PHONY: all help deps build demo test lint format check readme readme-check sample install clean
