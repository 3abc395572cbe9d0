mod form;
mod read_back;
mod world;
