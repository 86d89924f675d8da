import {wirePage} from "./page.js";

wirePage();
