create schema analytics;
